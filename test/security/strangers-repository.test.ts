/** A repository that somebody else has set up: its configuration, its refs, its objects, and what lies in `.git`. */
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { someOf } from '../helpers/counts.js'
import { runProgram } from '../helpers/program.js'
import { createFolder, createRepository, type TestRepository } from '../helpers/repository.js'

function createBranch(): TestRepository {
  const repository = createRepository()
  repository.commit(
    { 'src/a.ts': 'export function a() {\n  return 1\n}\n', 'package.json': '{}\n' },
    'chore: start',
  )
  repository.branch('feat/x')
  repository.commit(
    {
      'src/a.ts': 'export function a(b: number) {\n  return b\n}\n',
      'src/new.ts': 'export const n = 1 // TODO: more\n',
    },
    'feat: take a number',
  )
  return repository
}

const reads: readonly (readonly string[])[] = [
  ['check'],
  ['check', '--json'],
  ['resume'],
  ['resume', '--prompt'],
  ['facts', '--json'],
  ['questions'],
  ['status'],
  ['status', '--all', '--json'],
  ['log'],
  ['create', '--stdout'],
  ['doctor', '--no-push'],
]

describe('configuration of its own', () => {
  it.skipIf(process.platform === 'win32')('runs no program in commands that only read', () => {
    const repository = createBranch()
    expect(runProgram(repository, ['create', '--commit']).status).toBe(0)
    repository.commit(
      { 'src/a.ts': 'export const a = 2\n', '.gitattributes': '* diff=evil merge=evil\n' },
      'fix: a',
    )
    repository.git('tag', '-a', '-m', 'v', 'v1')
    const folder = createFolder()
    const mark = join(folder, 'ran')
    const program = join(folder, 'evil')
    writeFileSync(program, `#!/bin/sh\necho "$0 $*" >> '${mark}'\ncat 2>/dev/null\n`)
    chmodSync(program, 0o755)
    const evil = {
      'core.fsmonitor': program,
      'core.pager': program,
      'core.editor': program,
      'core.askPass': program,
      'core.sshCommand': program,
      'core.alternateRefsCommand': program,
      'credential.helper': program,
      'diff.external': program,
      'diff.evil.command': program,
      'diff.evil.textconv': program,
      'diff.evil.cachetextconv': 'true',
      'merge.evil.driver': program,
      'gpg.program': program,
      'gpg.ssh.program': program,
      'log.showSignature': 'true',
      'pager.log': program,
      'pager.diff': program,
      'pager.status': program,
      'interactive.diffFilter': program,
      'sequence.editor': program,
      'alias.log': `!${program}`,
      'alias.status': `!${program}`,
      'core.hooksPath': folder,
      'uploadpack.packObjectsHook': program,
      'browser.x.cmd': program,
    }
    for (const [key, value] of Object.entries(evil)) repository.git('config', key, value)
    rmSync(mark, { force: true })
    for (const args of reads) {
      const { status, stderr } = runProgram(repository, args, { GIT_HANDOFF_CACHE: '0' })
      expect([args, status === 0 || status === 1, stderr.includes('Internal')]).toEqual([args, true, false])
    }
    expect(existsSync(mark)).toBe(false)
  })

  it('does not change what is said', () => {
    const repository = createBranch()
    expect(runProgram(repository, ['create', '--commit']).status).toBe(0)
    const page = repository.git('show', 'HEAD:HANDOFF.md')
    const say = () =>
      ['check', 'resume', 'log', 'questions'].map((name) => runProgram(repository, [name]).stdout)
    const before = say()
    const settings = {
      'log.date': 'relative',
      'log.decorate': 'full',
      'log.follow': 'true',
      'log.mailmap': 'false',
      'log.diffMerges': 'first-parent',
      'diff.noprefix': 'true',
      'diff.mnemonicPrefix': 'true',
      'diff.renames': 'false',
      'diff.algorithm': 'histogram',
      'diff.context': '7',
      'diff.interHunkContext': '9',
      'diff.colorMoved': 'zebra',
      'diff.wordRegex': '.',
      'diff.relative': 'true',
      'diff.orderFile': '/dev/null',
      'grep.patternType': 'perl',
      'grep.lineNumber': 'true',
      'grep.column': 'true',
      'grep.fullName': 'false',
      'blame.showEmail': 'true',
      'blame.date': 'relative',
      'status.branch': 'true',
      'status.short': 'true',
      'status.showStash': 'true',
      'status.showUntrackedFiles': 'no',
      'status.relativePaths': 'true',
      'core.abbrev': '5',
      'core.quotePath': 'true',
      'color.ui': 'always',
      'format.pretty': 'fuller',
    }
    for (const [key, value] of Object.entries(settings)) repository.git('config', key, value)
    expect(say()).toEqual(before)
    expect(runProgram(repository, ['create', '--stdout'], { GIT_HANDOFF_CACHE: '0' }).stdout.trim()).toBe(
      page,
    )
  })
})

describe('refs with misleading names', () => {
  const names = [
    'HEAD',
    'refs/heads/main',
    'refs/heads/feat/x',
    'heads/feat/x',
    'origin/main',
    '@',
    'FETCH_HEAD',
    'ORIG_HEAD',
  ]
  it.each(someOf(names, 2))('a branch called %s changes nothing', (name) => {
    const repository = createBranch()
    expect(runProgram(repository, ['create', '--commit']).status).toBe(0)
    const say = () =>
      [['check'], ['resume'], ['facts', '--json']].map((args) => {
        const { status, stdout } = runProgram(repository, args)
        return [status, stdout]
      })
    const before = say()
    repository.git('update-ref', `refs/heads/${name}`, 'main')
    expect(say()).toEqual(before)
    expect(runProgram(repository, ['status', '--all']).status).toBe(0)
  })

  it('nor do they in a clone with origin/HEAD, nor tags that have the names of branches', () => {
    const origin = createBranch()
    origin.git('switch', '-q', 'main')
    const clone = origin.clone()
    clone.git('switch', '-q', 'feat/x')
    expect(runProgram(clone, ['create', '--commit']).status).toBe(0)
    const say = () =>
      [
        ['check', '--json'],
        ['resume'],
        ['resume', 'feat/x'],
        ['check', '--head', 'feat/x', '--base', 'main'],
      ].map((args) => runProgram(clone, args).stdout)
    const before = say()
    for (const name of ['HEAD', 'refs/remotes/origin/HEAD', 'refs/heads/feat/x'])
      clone.git('update-ref', `refs/heads/${name}`, 'main')
    clone.git('update-ref', 'refs/tags/feat/x', 'main')
    clone.git('update-ref', 'refs/tags/main', 'feat/x')
    clone.git('update-ref', 'refs/tags/HEAD', 'main')
    expect(say()).toEqual(before)
  })
})

describe('objects that are broken', () => {
  function breakObject(repository: TestRepository, name: string, how: 'gone' | 'cut' | 'garbage'): void {
    const oid = repository.git('rev-parse', name)
    const file = join(repository.path, '.git/objects', oid.slice(0, 2), oid.slice(2))
    chmodSync(file, 0o600)
    if (how === 'gone') rmSync(file)
    else writeFileSync(file, how === 'cut' ? '' : 'garbage')
  }

  const names = ['HEAD:src/a.ts', 'HEAD:src', 'main:src/a.ts', 'HEAD:src/new.ts', 'main^{tree}']
  const cases = (['gone', 'cut', 'garbage'] as const).flatMap((how) =>
    someOf(names, 2).map((name) => [name, how] as const),
  )
  it.each(cases)('in a whole clone, %s %s is not called a partial clone', (name, how) => {
    const repository = createBranch()
    breakObject(repository, name, how)
    rmSync(join(repository.path, 'src'), { recursive: true })
    for (const args of [['check'], ['create', '--stdout'], ['facts', '--json'], ['resume']]) {
      const { status, stdout, stderr } = runProgram(repository, args)
      const text = stdout + stderr
      expect([args, text]).not.toEqual([args, expect.stringMatching(/partial|offline|go online/i)])
      expect([args, text]).not.toEqual([args, expect.stringMatching(/\n {4}at |Internal error/)])
      expect([0, 1, 2, 3]).toContain(status)
      if (args[0] === 'facts' && /^HEAD:src\//.test(name))
        expect(text).toMatch(/damaged|corrupt|unable to read|missing|empty/)
    }
  })
})

describe('files in .git/git-handoff', () => {
  const state = (repository: TestRepository) => join(repository.path, '.git', 'git-handoff')

  /** Writes a page by all commands that keep something, and says whether all of them worked. */
  function useEverything(repository: TestRepository): void {
    const run = (args: string[], input = '') => {
      const { status, stderr } = runProgram(repository, args, { input })
      expect([args, stderr, status === 0 || status === 1]).toEqual([args, expect.anything(), true])
      expect(stderr).not.toMatch(/\n {4}at |EISDIR|ENOTDIR|EEXIST/)
    }
    run(['create', '--commit'])
    run(['sync'])
    run(['check'])
    run(['checkpoint', '-m', 'Half way'])
    run(['resume'])
    const head = repository.git('rev-parse', 'HEAD')
    run(
      ['hook', 'pre-push', 'origin', 'file:///nowhere'],
      `refs/heads/feat/x ${head} refs/heads/feat/x ${'0'.repeat(40)}\n`,
    )
    run(['hook', 'agent-stop'], '{"session_id":"s"}')
  }

  const obstacles: Record<string, (folder: string) => void> = {
    'a plain file': (folder) => writeFileSync(folder, 'x'),
    'a link to nowhere': (folder) => symlinkSync('nowhere', folder),
    'a link to a folder': (folder) => symlinkSync('.', folder),
    'files in place of its folders': (folder) => {
      mkdirSync(folder)
      for (const name of ['branches', 'derived', 'publish']) writeFileSync(join(folder, name), 'x')
    },
    'folders in place of its files': (folder) => {
      mkdirSync(join(folder, 'branches', 'feat_2f_x.json'), { recursive: true })
      mkdirSync(join(folder, 'reminded.json'), { recursive: true })
      mkdirSync(join(folder, 'publish', '1-0.job', 'x'), { recursive: true })
    },
  }
  it.each(someOf(Object.entries(obstacles), 3))('%s is set aside, and everything works', (_, obstruct) => {
    const repository = createBranch()
    obstruct(state(repository))
    useEverything(repository)
    const folder = lstatSync(state(repository))
    expect([folder.isDirectory(), folder.mode & 0o777]).toEqual([true, 0o700])
  })

  it('a broken file of a branch is set aside', () => {
    const repository = createBranch()
    mkdirSync(join(state(repository), 'branches'), { recursive: true })
    writeFileSync(join(state(repository), 'branches', 'feat_2f_x.json'), '{"branch":"feat/x","asked":[1]}')
    useEverything(repository)
  })

  it.skipIf(process.platform === 'win32')('are for their user alone', () => {
    const repository = createBranch()
    mkdirSync(join(state(repository), 'derived'), { recursive: true, mode: 0o755 })
    useEverything(repository)
    const open: string[] = []
    const walk = (path: string) => {
      const stat = lstatSync(path)
      if ((stat.mode & 0o077) !== 0) open.push(path)
      if (stat.isDirectory()) for (const name of readdirSync(path)) walk(join(path, name))
    }
    walk(state(repository))
    expect(open).toEqual([])
    expect(readdirSync(state(repository)).length).toBeGreaterThan(1)
  })
})
