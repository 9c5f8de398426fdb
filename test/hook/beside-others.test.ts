import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildCli, createScene, expectPublished, push, tip } from './scene.js'

let cli = ''
beforeAll(async () => {
  cli = await buildCli()
})

const toItself = { 'feat/x': 'refs/heads/feat/x' }

const hasLfs = spawnSync('git-lfs', ['version'], { stdio: 'ignore' }).status === 0
if (!hasLfs) console.warn('SKIPPED: pushes beside git-lfs. Install git-lfs to run them.')

/** A hook file that reads what git says once, and hands it to several commands. */
function installBoth(repository: string, other: string): void {
  const script = `#!/bin/sh
lines=$(cat)
printf '%s\\n' "$lines" | { ${other}; } || exit 1
[ "$GIT_HANDOFF" = 0 ] && exit 0
printf '%s\\n' "$lines" | '${process.execPath}' '${cli}' hook pre-push "$@"
`
  writeFileSync(join(repository, '.git', 'hooks', 'pre-push'), script, { mode: 0o755 })
}

describe('beside other hooks', () => {
  it('runs the tests of a hook once, on what the user pushes, and not again for the page', async () => {
    const scene = createScene(cli)
    const { repository } = scene
    const seen = join(repository.path, '.git', 'seen')
    installBoth(repository.path, `cat >>'${seen}'`)
    const before = tip(repository, 'feat/x')
    await expectPublished(scene, { branches: toItself, args: ['origin', 'feat/x'] })
    const pushed = readFileSync(seen, 'utf8').trim().split('\n')
    expect(pushed.map((line) => line.split(' ')[1])).toEqual([before])
  })

  it('commits and sends nothing where such a hook fails first', async () => {
    const { repository, remote } = createScene(cli)
    installBoth(repository.path, 'exit 1')
    const before = tip(repository, 'feat/x')
    expect((await push(repository, ['origin', 'feat/x'])).status).toBe(1)
    expect(tip(repository, 'feat/x')).toBe(before)
    expect(remote.git('branch', '--list')).toBe('* main')
  })

  it.skipIf(!hasLfs)('sends the objects of git-lfs', async () => {
    const scene = createScene(cli)
    const { repository, remote } = scene
    repository.git('lfs', 'install', '--local', '--force')
    installBoth(repository.path, 'git lfs pre-push "$@"')
    repository.commit({ '.gitattributes': '*.bin filter=lfs diff=lfs merge=lfs -text\n' }, 'chore: lfs')
    repository.commit({ 'a.bin': Buffer.alloc(1000, 7) }, 'feat: big')
    await expectPublished(scene, { branches: toItself, args: ['origin', 'feat/x'] })
    const objects = readdirSync(join(remote.path, 'lfs', 'objects'), { recursive: true, withFileTypes: true })
    expect(objects.filter((entry) => entry.isFile())).toHaveLength(1)
  })
})
