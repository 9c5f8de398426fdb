/** Whatever is broken around the program, a real push goes on, and one line of ours says why. */
import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { addToHookFile } from '../../src/core/install/managers.js'
import { someOf } from '../helpers/counts.js'
import { createFolder } from '../helpers/repository.js'
import { buildCli, createScene, installHook, push, type Scene, tip } from './scene.js'

let cli = ''
beforeAll(async () => {
  cli = await buildCli()
})

const posix = process.platform !== 'win32'

/** Our lines on stderr, without the hint to answer questions. */
const linesOf = (stderr: string) =>
  stderr
    .split('\n')
    .filter((line) => /^handoff(?: failed)?: /.test(line) && !/git handoff (?:note|questions)/.test(line))

async function expectPushed(scene: Scene, variables: NodeJS.ProcessEnv = {}): Promise<string[]> {
  const { repository, remote } = scene
  const { status, stderr } = await push(repository, ['--quiet', 'origin', 'feat/x'], variables)
  expect(status, stderr).toBe(0)
  expect(tip(remote, 'feat/x')).toBe(tip(repository, 'feat/x'))
  return linesOf(stderr)
}

describe.runIf(posix)('a package.json', () => {
  const kinds: [string, string | null][] = [
    ['with conflict markers', '<<<<<<< HEAD\n{ "name": "a" }\n=======\n{ "name": "b" }\n>>>>>>> main\n'],
    ['with a comma too much', '{ "name": "x", }\n'],
    ['that is no JSON', 'name: x\n'],
    ['that is empty', ''],
    ['that is a folder', null],
    ['of CommonJS', '{ "type": "commonjs" }\n'],
    ['with a type that is none', '{ "type": 7, "exports": 3, "imports": "x" }\n'],
    ['that is huge', `{ "x": "${'x'.repeat(20_000_000)}" }\n`],
  ]
  const place = (file: string, text: string | null) => {
    if (text === null) mkdirSync(file)
    else writeFileSync(file, text)
  }

  it.each(someOf(kinds, 4))('%s, at the root and above it, does not matter', async (_, text) => {
    const scene = createScene(cli)
    const { repository } = scene
    repository.commit({ 'package.json': null }, 'chore: none')
    place(join(repository.path, 'package.json'), text)
    place(join(dirname(repository.path), 'package.json'), text)
    expect(await expectPushed(scene)).toEqual([expect.stringMatching(/^handoff: Committed HANDOFF\.md/)])
    expect(repository.git('log', '-1', '--format=%s')).toContain('HANDOFF.md')
  })

  it.each(someOf(kinds, 2))('%s, above the program, does not matter', async (_, text) => {
    const folder = createFolder()
    place(join(folder, 'package.json'), text)
    const program = join(folder, 'nested', 'dist')
    mkdirSync(dirname(program))
    cpSync(dirname(cli), program, { recursive: true })
    const scene = createScene(join(program, 'cli.js'))
    expect(await expectPushed(scene)).toHaveLength(1)
    expect(scene.repository.git('log', '-1', '--format=%s')).toContain('HANDOFF.md')
  })
})

describe.runIf(posix)('a push goes on, with one line, where', () => {
  it.each([
    ['a module to require is gone', '--require /gone.js'],
    ['a module to import is gone', '--import /gone.mjs'],
    ['an option is unknown', '--no-such-option'],
    ['there is no memory for a heap', '--max-old-space-size=1'],
    ['a quote is open', '--require "/gone'],
  ])('%s in NODE_OPTIONS', async (_, options) => {
    const scene = createScene(cli)
    const before = tip(scene.repository, 'feat/x')
    const lines = await expectPushed(scene, { NODE_OPTIONS: options })
    expect(lines).toEqual([expect.stringMatching(/Continuing without it\.$/)])
    expect(tip(scene.remote, 'feat/x')).toBe(before)
  })

  it.each([
    ['node ends with 1', 'exit 1', /exited with status 1\. Continuing/],
    ['node is no program', '', /exited with status \d+\. Continuing|^$/],
    ['node is killed', 'kill -9 $$', /exited with status 137\. Continuing/],
    ['node turns in a circle', 'while :; do :; done', /was stopped after 6 s\. Continuing/],
  ])('%s', async (_, body, line) => {
    const scene = createScene(cli)
    const tools = createFolder()
    writeFileSync(join(tools, 'node'), `#!/bin/sh\n${body || '\0\x01'}\n`, { mode: 0o755 })
    const hook = join(scene.repository.path, '.git', 'hooks', 'pre-push')
    // git puts its own folder before all others for its hooks.
    const stub = new URL('../../hooks/pre-push', import.meta.url).pathname
    writeFileSync(hook, `#!/bin/sh\nPATH='${tools}':$PATH GIT_HANDOFF_CLI='${cli}' exec '${stub}' "$@"\n`)
    const lines = await expectPushed(scene, { GIT_HANDOFF_PATIENCE: '1' })
    expect(lines.join('\n')).toMatch(line)
  })

  it('git-handoff on the PATH ends with 1, called by the lines that init puts into a file', async () => {
    const scene = createScene(cli, { isWithHook: false })
    const tools = createFolder()
    const program = join(tools, 'git-handoff')
    const hook = join(scene.repository.path, '.git', 'hooks', 'pre-push')
    mkdirSync(dirname(hook), { recursive: true })
    const lines = addToHookFile(null, 'pre-push', { shipped: null, rerun: '"$0"' })
    writeFileSync(hook, lines.replace('\n', `\nPATH='${tools}':$PATH\n`), { mode: 0o755 })
    const statuses = [1, 2, 127, 137]
    for (const status of statuses) {
      writeFileSync(program, `#!/bin/sh\nexit ${status}\n`, { mode: 0o755 })
      scene.repository.commit({ 'src/e.ts': `export const e = ${status}\n` }, `feat: ${status}`)
      expect(await expectPushed(scene)).toEqual([
        'handoff failed: git-handoff exited with an error. Continuing without it.',
      ])
    }
    writeFileSync(program, '#!/bin/sh\nexit 79\n', { mode: 0o755 })
    scene.repository.commit({ 'src/e.ts': 'export const e = 0\n' }, 'feat: stopped')
    const stopped = await push(scene.repository, ['--quiet', 'origin', 'feat/x'])
    expect(stopped.status).toBe(1)
    expect(tip(scene.remote, 'feat/x')).not.toBe(tip(scene.repository, 'feat/x'))
    writeFileSync(program, `#!/bin/sh\nexec node '${cli}' "$@"\n`, { mode: 0o755 })
    expect(await expectPushed(scene)).toEqual([expect.stringContaining('HANDOFF.md')])
  })

  it('there is little memory', async () => {
    for (const kilobytes of [300_000, 1_000_000, 1_600_000]) {
      const scene = createScene(cli)
      const hook = join(scene.repository.path, '.git', 'hooks', 'pre-push')
      const stub = new URL('../../hooks/pre-push', import.meta.url).pathname
      const script = `#!/bin/sh\nulimit -v ${kilobytes}\nexport GIT_HANDOFF_CLI='${cli}'\nexec '${stub}' "$@"\n`
      writeFileSync(hook, script)
      chmodSync(hook, 0o755)
      expect(await expectPushed(scene), String(kilobytes)).toHaveLength(1)
    }
  })
})

describe.runIf(posix)('the program', () => {
  it('is ended by a process beside it where no hook file of ours has started it', async () => {
    const scene = createScene(cli, { isWithHook: false })
    const { repository } = scene
    const spin = join(createFolder(), 'spin.cjs')
    const text = `const process = require('node:child_process'); const { spawn } = process
process.spawn = (file, ...rest) => { if (file === 'git') for (;;); return spawn(file, ...rest) }
require('node:module').syncBuiltinESMExports()\n`
    writeFileSync(spin, text)
    const head = tip(repository, 'feat/x')
    const input = `refs/heads/feat/x ${head} refs/heads/feat/x ${'0'.repeat(40)}\n`
    for (const [args, variables] of [
      [['hook', 'pre-push', 'origin', 'x'], { GIT_HANDOFF_PATIENCE: '1' }],
      [['hook', 'post-checkout', 'a', 'b', '1'], {}],
      [['resume', '--prompt'], { GIT_HANDOFF_DEADLINE: '1.5' }],
    ] as const) {
      const started = performance.now()
      const { signal } = spawnSync(process.execPath, ['--require', spin, cli, ...args], {
        cwd: repository.path,
        env: { ...repository.environment, ...variables },
        input,
        timeout: 60_000,
        killSignal: 'SIGTERM',
      })
      expect([args[1], signal]).toEqual([args[1], 'SIGKILL'])
      expect(performance.now() - started).toBeLessThan(20_000)
    }
    installHook(cli, join(repository.path, '.git', 'hooks'))
    expect(await expectPushed(scene)).toHaveLength(1)
  })
})
