import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseGitVersion } from '../../../src/core/install/managers.js'
import { createProject, type Project, root, theirCommand } from './project.js'
import { findProgram, runLefthookStandIn, runPreCommitStandIn } from './stand-ins.js'

const [lefthook, preCommit] = [findProgram('lefthook'), findProgram('pre-commit')]
const git = parseGitVersion(spawnSync('git', ['version'], { encoding: 'utf8' }).stdout) ?? [0, 0]
const takesConfigHooks = git[0] > 2 || git[1] >= 54
for (const [what, isMissing] of [
  ['lefthook', lefthook === null],
  ['pre-commit', preCommit === null],
  ['git 2.54', !takesConfigHooks],
] as const) {
  if (isMissing) console.warn(`SKIPPED: no ${what} on the PATH, so nothing is shown about the real one.`)
}

function runIn(project: Project, program: string, ...args: string[]): void {
  const { path } = project.repository
  const { status, stderr, stdout } = spawnSync(program, args, {
    cwd: path,
    env: project.environment,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stdout}${stderr}`)
}

const runNode = (project: Project, file: string) =>
  runIn(project, process.execPath, join(root, 'node_modules', file))

/** Both read the same; doing it twice is doing it once; afterwards nothing is left. */
async function expectGoodNeighbours(project: Project, install: () => void = () => undefined): Promise<void> {
  const before = project.snapshot()
  const plan = await project.init()
  expect(plan.byHand).toEqual([])
  install()
  const pushed = project.push()
  expect(pushed).toEqual({ ...pushed, status: 0, theirs: pushed.refs, ours: pushed.refs })
  const again = await project.init()
  expect([again.edits, again.configured]).toEqual([[], []])
  const third = project.push()
  expect([third.theirs, third.ours]).toEqual([third.refs, third.refs])

  const failed = project.push({ THEIR_STATUS: '3' })
  expect(failed.status).not.toBe(0)
  const stopped = project.push({ STATUS: '79' })
  expect(stopped.status).not.toBe(0)
  expect(stopped.ours).toBe(stopped.refs)

  await project.uninstall()
  install()
  expect(project.snapshot()).toEqual(before)
  const alone = project.push()
  expect([alone.theirs, alone.ours]).toEqual([alone.refs, null])
}

describe('beside a plain hook', () => {
  it.each([
    ['sh', `#!/bin/sh\n${theirCommand}\n`],
    ['bash, and no final newline', `#!/usr/bin/env bash\nset -euo pipefail\n${theirCommand}`],
    ['no first line', `${theirCommand}\n`],
  ])('of %s', async (_, text) => {
    const project = createProject()
    await project.uninstall()
    writeFileSync(join(project.repository.path, '.git/hooks/pre-push'), text, { mode: 0o751 })
    await expectGoodNeighbours(forced(project, 'plain'))
  })

  it('that was not there', async () => {
    const project = createProject()
    const before = project.snapshot()
    await project.init('plain', true)
    expect(statSync(join(project.repository.path, '.git/hooks/pre-push')).mode & 0o111).toBe(0o111)
    const pushed = project.push()
    expect([pushed.status, pushed.ours]).toEqual([0, pushed.refs])
    project.repository.run(['switch', 'main'], { environment: project.environment })
    expect(project.calls().at(-1)?.args.slice(0, 2)).toEqual(['hook', 'post-checkout'])
    await project.uninstall()
    expect(project.snapshot()).toEqual(before)
  })

  it('in a folder of the repository', async () => {
    const project = createProject({ '.githooks/pre-push': { executable: `#!/bin/sh\n${theirCommand}\n` } })
    project.repository.git('config', 'core.hooksPath', '.githooks')
    await expectGoodNeighbours(forced(project, 'plain'))
    await project.init('plain')
    // What may be committed names no folder of this machine.
    expect(readFileSync(join(project.repository.path, '.githooks/pre-push'), 'utf8')).not.toContain(root)
  })

  it.each([
    ['is not executable', '#!/bin/sh\nexit 0\n', 0o644, 'not executable'],
    ['is no shell script', '#!/usr/bin/env python3\nprint()\n', 0o755, 'no shell script'],
  ])('that %s: it is left alone', async (_, text, mode, why) => {
    const project = createProject()
    const file = join(project.repository.path, '.git/hooks/pre-push')
    writeFileSync(file, text)
    chmodSync(file, mode)
    const before = project.snapshot()
    const { byHand } = await project.init('plain')
    expect(byHand).toEqual([{ path: file, why: expect.stringContaining(why), snippet: expect.any(String) }])
    expect(project.snapshot()).toEqual(before)
  })
})

it('beside husky', async () => {
  const project = createProject({ '.husky/pre-push': `${theirCommand}\n` })
  runNode(project, 'husky/bin.js')
  await expectGoodNeighbours(forced(project, 'husky'))
})

it('beside husky without hooks', async () => {
  const project = createProject({ 'package.json': '{"devDependencies": {"husky": "9"}}\n' })
  runNode(project, 'husky/bin.js')
  const before = project.snapshot()
  expect((await project.init('husky')).edits.map(({ path }) => path)).toEqual([
    join(project.repository.path, '.husky/pre-push'),
  ])
  const pushed = project.push()
  expect([pushed.status, pushed.ours]).toEqual([0, pushed.refs])
  await project.uninstall()
  expect(project.snapshot()).toEqual(before)
})

it('beside simple-git-hooks', async () => {
  const hooks = { 'pre-commit': 'exit 0', 'pre-push': theirCommand }
  const project = createProject({
    'package.json': `${JSON.stringify({ 'simple-git-hooks': hooks }, null, '\t')}\n`,
  })
  const install = () => runNode(project, 'simple-git-hooks/cli.js')
  install()
  await expectGoodNeighbours(forced(project, 'simple-git-hooks'), install)
})

const lefthookFile = `# ours
pre-push:
  jobs:
    - name: theirs
      run: ${theirCommand}
      use_stdin: true
`

describe('beside lefthook', () => {
  it.skipIf(lefthook === null)('itself', async () => {
    const project = createProject({ 'lefthook.yml': lefthookFile })
    const install = () => runIn(project, lefthook ?? '', 'install', '--force')
    install()
    await expectGoodNeighbours(forced(project, 'lefthook'), install)
  })

  const address = `ssh://x/it's "$(touch ran)" \\'; touch ran #`

  it.skipIf(lefthook === null)('itself, whatever the address is', async () => {
    const project = createProject({ 'lefthook.yml': 'pre-commit: { jobs: [{ run: exit 0 }] }\n' })
    await project.init('lefthook')
    runIn(project, lefthook ?? '', 'install', '--force')
    // git connects before it runs a hook, so the address has to be one.
    const path = join(project.repository.path, '..', address.replaceAll('/', ' '))
    symlinkSync(project.repository.git('remote', 'get-url', 'origin'), path)
    project.repository.git('remote', 'set-url', 'origin', path)
    expect(project.push().status).toBe(0)
    expect(project.calls().map(({ args }) => args)).toEqual([['hook', 'pre-push', 'origin', path]])
    expect(existsSync(join(project.repository.path, 'ran'))).toBe(false)
  })

  it('as its documentation says', async () => {
    const project = createProject({ 'lefthook.yml': lefthookFile })
    await project.init('lefthook')
    const text = readFileSync(join(project.repository.path, 'lefthook.yml'), 'utf8')
    const result = runLefthookStandIn(text, project, ['origin', address], 'a 1 b 2\n')
    expect(result).toEqual([0, 0])
    expect(project.calls()).toEqual([{ args: ['hook', 'pre-push', 'origin', address], stdin: 'a 1 b 2\n' }])
  })
})

const preCommitFile = `repos:
- repo: local
  hooks:
  - id: theirs
    name: theirs
    entry: sh -c 'exit "$\{THEIR_STATUS:-0}"'
    language: system
    stages: [pre-push]
    always_run: true
`

describe('beside pre-commit', () => {
  it.skipIf(preCommit === null)('itself', async () => {
    const project = createProject({ '.pre-commit-config.yaml': preCommitFile })
    runIn(project, preCommit ?? '', 'install', '--hook-type', 'pre-push')
    const before = project.snapshot()
    await project.init('pre-commit')
    project.repository.git('add', '.')
    for (const step of [1, 2]) {
      const pushed = project.push()
      expect([step, pushed.status, pushed.stderr]).toEqual([step, 0, expect.anything()])
      // It tells of commits that are new to the remote, so the old id may be another one.
      expect(pushed.ours?.split(' ').slice(0, 3)).toEqual(pushed.refs.split(' ').slice(0, 3))
    }
    expect(project.push({ THEIR_STATUS: '3' }).status).not.toBe(0)
    expect(project.push({ STATUS: '79' }).status).not.toBe(0)
    await project.uninstall()
    expect(project.snapshot()).toEqual(before)
  })

  it('as its documentation says', async () => {
    const project = createProject({ '.pre-commit-config.yaml': preCommitFile })
    await project.init('pre-commit')
    const text = readFileSync(join(project.repository.path, '.pre-commit-config.yaml'), 'utf8')
    const result = runPreCommitStandIn(text, project)
    expect(result).toEqual([0, 0])
    expect(project.calls()).toEqual([
      { args: ['hook', 'pre-push', 'origin', 'ssh://x/y'], stdin: 'refs/heads/a 1 refs/heads/b 2\n' },
    ])
  })
})

describe.skipIf(!takesConfigHooks)('with hooks of the configuration', () => {
  it('beside a plain hook', async () => {
    const project = createProject()
    writeFileSync(join(project.repository.path, '.git/hooks/pre-push'), `#!/bin/sh\n${theirCommand}\n`, {
      mode: 0o755,
    })
    await expectGoodNeighbours(project)
  })

  it('beside husky', async () => {
    const project = createProject({ '.husky/pre-push': `${theirCommand}\n` })
    runNode(project, 'husky/bin.js')
    await expectGoodNeighbours(project)
  })

  it.each(['', '\n', '\r\n'])('in a file that ends in %j', async (lineEnd) => {
    const project = createProject()
    const file = join(project.repository.path, '.git/config')
    writeFileSync(file, `${readFileSync(file, 'utf8')}[a]${lineEnd || '\n'}\tb = c${lineEnd}`)
    const before = project.snapshot()
    await project.init('config', true)
    expect((await project.init('config', true)).configured).toEqual([])
    await project.uninstall()
    expect(project.snapshot()).toEqual(before)
  })

  it('after a checkout', async () => {
    const project = createProject()
    await project.init('config', true)
    project.repository.run(['switch', 'main'], { environment: project.environment })
    expect(project.calls().at(-1)?.args.slice(0, 2)).toEqual(['hook', 'post-checkout'])
  })
})

it('leaves a hooks folder alone that all repositories share, and says what to put there', async () => {
  const project = createProject()
  const shared = join(project.repository.path, '..', 'shared-hooks')
  project.repository.git('config', '--global', 'core.hooksPath', shared)
  const before = project.snapshot()
  const { byHand, edits, configured } = await project.init('plain')
  expect([edits, configured, existsSync(shared)]).toEqual([[], [], false])
  expect(byHand[0]?.why).toBe('core.hooksPath is set for more than this repository (global)')
  expect(byHand[0]?.snippet).toContain('hooks/pre-push')
  expect(project.snapshot()).toEqual(before)
})

it('runs no file of a repository in place of the program that was installed', async () => {
  const project = createProject()
  project.repository.write({ 'node_modules/git-handoff': null }) // the link
  project.repository.write({ 'node_modules/git-handoff/hooks/pre-push': 'echo a stranger; exit 1\n' })
  await project.init('plain')
  const pushed = project.push()
  expect([pushed.status, pushed.ours]).toEqual([0, pushed.refs])
})

it.runIf(!takesConfigHooks)('refuses hooks of the configuration where git does not know them', async () => {
  await expect(createProject().init('config')).rejects.toThrow('does not support hooks in its configuration')
})

it('lets the push go where git-handoff is not installed any more, with one line', async () => {
  const project = createProject({ '.husky/pre-push': 'exit 0\n' })
  runNode(project, 'husky/bin.js')
  await project.init('husky')
  project.repository.write({ 'node_modules/git-handoff': null })
  const { status, stderr } = project.push()
  expect(status).toBe(0)
  expect(stderr.split('\n')[0]).toBe('handoff: git-handoff is not installed, so the page was not checked.')
})

/** The same project, whatever manager its git would choose. */
function forced(project: Project, manager: Parameters<Project['init']>[0]): Project {
  return { ...project, init: () => project.init(manager) }
}
