import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { runProgram } from '../helpers/program.js'
import { createFolder, createRepository, type TestRepository } from '../helpers/repository.js'

/** Whoever waits for a command waits mostly for git to start: each command has a most, which is not to be raised lightly. */
describe.skipIf(process.platform === 'win32')('how often git is started', () => {
  test.each([
    { cache: '1', most: { create: 12, again: 8, fresh: 8, stale: 15, resume: 15, fix: 15, commit: 17 } },
    { cache: '0', most: { create: 12, again: 10, fresh: 10, stale: 15, resume: 15, fix: 15, commit: 21 } },
  ])('stays below the most of each command, with cache $cache', ({ cache, most }) => {
    const repository = createProject()
    const started = (status: number, ...args: string[]) => countStarts(repository, cache, status, args)
    const found: Record<string, number> = {}
    found['create'] = started(0, 'create')
    found['again'] = started(0, 'create')
    repository.commit({}, 'docs: add the page')
    found['fresh'] = started(0, 'check')
    repository.commit({ 'src/two.ts': code('two', 'value + 2') }, 'feat: change two')
    found['stale'] = started(1, 'check')
    found['resume'] = started(1, 'resume')
    found['fix'] = started(0, 'check', '--fix')
    found['commit'] = started(0, 'create', '--commit')
    const over = Object.entries(most).filter(([command, count]) => !((found[command] ?? 0) <= count))
    expect({ over, found }).toEqual({ over: [], found })
    // A program that starts no git at all would pass as well.
    expect(Math.min(...Object.values(found))).toBeGreaterThan(3)
  })
})

function code(name: string, value: string): string {
  return `export function ${name}(value: number): number {\n  return ${value}\n}\n`
}

/** Six files, a branch that adds, changes and deletes some, and a test that names what it tests. */
function createProject(): TestRepository {
  const repository = createRepository()
  const names = ['one', 'two', 'three', 'four', 'five']
  const sources = names.map((name) => [`src/${name}.ts`, code(name, 'value')])
  repository.commit(
    { ...Object.fromEntries(sources), 'package.json': '{"name":"x","scripts":{"test":"vitest"}}\n' },
    'feat: base',
  )
  repository.branch('feat/login')
  repository.commit(
    {
      'src/login.ts': `// TODO: check the password\n${code('login', 'value')}`,
      'src/one.ts': code('one', '1'),
    },
    'feat(login): add login',
  )
  const login = 'import { login } from "../src/login"\ntest("logs in", () => login(1))\n'
  repository.commit({ 'src/five.ts': null, 'test/login.test.ts': login }, 'feat(login): test login')
  return repository
}

/** Through a `git` in front of the real one in PATH, which adds a line to a file. */
function countStarts(repository: TestRepository, cache: string, status: number, args: string[]): number {
  const folder = createFolder()
  const log = join(folder, 'log')
  const directories = (repository.environment['PATH'] ?? '').split(delimiter)
  const git = directories.map((directory) => join(directory, 'git')).find((path) => existsSync(path))
  const wrapper = join(folder, 'git')
  writeFileSync(wrapper, `#!/bin/sh\nprintf '%s\\n' "$*" >>'${log}'\nexec '${git}' "$@"\n`)
  chmodSync(wrapper, 0o755)
  const run = runProgram(repository, args, {
    PATH: `${folder}${delimiter}${repository.environment['PATH']}`,
    GIT_HANDOFF_CACHE: cache,
  })
  expect({ args, status: run.status, stderr: run.stderr }).toMatchObject({ args, status })
  return readFileSync(log, 'utf8').split('\n').length - 1
}
