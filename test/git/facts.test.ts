import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { BranchFacts } from '../../src/core/facts.js'
import { readBranch, readFacts } from '../../src/git/facts.js'
import { type RangeOptions, resolveRange } from '../../src/git/range.js'
import { openRepository } from '../../src/git/repository.js'
import { createFolder, createRepository, type TestRepository } from '../helpers/repository.js'

const options = { page: 'HANDOFF.md', ignore: [] }

async function factsOf(repository: TestRepository, range: RangeOptions = {}): Promise<BranchFacts> {
  const opened = await openRepository(repository.path, repository.environment)
  return await readFacts(opened, await resolveRange(opened, range), options)
}

function createBranch(): TestRepository {
  const repository = createRepository()
  repository.commit(
    {
      'package.json': '{"dependencies":{"express":"^4.0.0"}}\n',
      'src/known.ts': 'export const port = process.env.PORT\n',
      'README.md': 'Set `SESSION_TTL` first.\n',
      'src/old.ts': 'export const one = 1\nexport const two = 2\nexport const three = 3\n',
    },
    'base',
  )
  repository.branch('feat/session')
  repository.commit(
    { 'package.json': '{"dependencies":{"express":"^5.0.0","redis":"^4.0.0"}}\n' },
    'build: redis',
  )
  repository.commit(
    {
      'src/auth.ts': [
        'export const secret = process.env.SESSION_SECRET',
        'export const ttl = process.env.SESSION_TTL',
        'export const port = process.env.PORT',
        '// TODO: rotate keys',
        '',
      ].join('\n'),
      'src/old.ts': null,
      'src/new.ts': 'export const one = 1\nexport const two = 2\nexport const three = 3\n',
    },
    'feat: sessions\n\nDecision: Redis',
  )
  repository.commit({ 'HANDOFF.md': '# Handoff\n' }, 'docs: hand off')
  repository.commit({ 'src/auth.test.ts': "it.skip('signs out', () => {})\n" }, 'wip')
  return repository
}

test('everything of the contract, from a branch', async () => {
  const repository = createBranch()
  repository.write({ 'src/auth.ts': 'changed\n', 'HANDOFF.md': '# New\n' })
  const facts = await factsOf(repository)

  expect(facts).toMatchObject({
    version: 1,
    branch: 'feat/session',
    head: repository.git('rev-parse', 'HEAD'),
    base: { name: 'main', mergeBase: repository.git('rev-parse', 'main') },
    work: expect.stringMatching(/^[0-9a-f]{12}$/),
    limits: [],
  })
  expect(facts.commits.map(({ subject, trailers }) => [subject, trailers])).toEqual([
    ['build: redis', []],
    ['feat: sessions', [{ key: 'Decision', value: 'Redis' }]],
    ['wip', []],
  ])
  expect(Object.keys(facts.commits[0] ?? {})).not.toContain('paths')
  expect(facts.files).toMatchObject([
    {
      path: 'package.json',
      status: 'modified',
      kind: 'config',
      ranges: [[1, 1]],
      additions: 1,
      deletions: 1,
    },
    { path: 'src/auth.test.ts', status: 'added', kind: 'test', language: 'typescript', ranges: [[1, 1]] },
    {
      path: 'src/auth.ts',
      status: 'added',
      kind: 'source',
      ranges: [[1, 4]],
      tests: [],
      symbolsFrom: 'ast',
    },
    { path: 'src/new.ts', previousPath: 'src/old.ts', status: 'renamed', additions: 0, ranges: [] },
  ])
  expect(facts.files[2]?.symbols.map(({ name, change }) => [name, change])).toEqual([
    ['secret', 'added'],
    ['ttl', 'added'],
    ['port', 'added'],
  ])
  expect(facts.files[1]?.tests).toEqual(['signs out'])
  const touching = facts.files.map(({ commits }) =>
    commits.map((sha) => facts.commits.find((commit) => commit.sha === sha)?.subject),
  )
  expect(touching).toEqual([['build: redis'], ['wip'], ['feat: sessions'], ['feat: sessions']])
  expect(facts.dependencies).toEqual([
    {
      manifest: 'package.json',
      name: 'express',
      change: 'changed',
      from: '^4.0.0',
      to: '^5.0.0',
      scope: 'runtime',
    },
    { manifest: 'package.json', name: 'redis', change: 'added', from: null, to: '^4.0.0', scope: 'runtime' },
  ])
  expect(facts.variables).toEqual([
    { name: 'SESSION_SECRET', path: 'src/auth.ts', line: 1, documented: false },
    { name: 'SESSION_TTL', path: 'src/auth.ts', line: 2, documented: true },
  ])
  expect(facts.openEnds.map(({ kind, path, line }) => [kind, path, line])).toEqual([
    ['skipped-test', 'src/auth.test.ts', 1],
    ['todo', 'src/auth.ts', 4],
    ['unfinished-commit', null, null],
    ['uncommitted', 'src/auth.ts', null],
  ])
})

test('the same from a bare clone, a linked worktree and a detached head; uncommitted work only where it is', async () => {
  const repository = createBranch()
  repository.write({ dirty: '1' })
  const facts = await factsOf(repository)
  const committed = facts.openEnds.filter(({ kind }) => kind !== 'uncommitted')
  expect(committed.length).toBe(facts.openEnds.length - 1)

  const bare = await factsOf(repository.clone('--bare'), { head: 'feat/session', base: 'main' })
  expect(bare).toEqual({ ...facts, openEnds: committed })

  const path = join(createFolder(), 'linked')
  repository.git('worktree', 'add', '--quiet', '--detach', path, 'feat/session')
  // A detached head at the tip of one branch is that branch; where two share the tip, it is neither.
  expect(await factsOf(repository.at(path))).toEqual({ ...facts, openEnds: committed })
  repository.git('branch', 'feat/twin', 'feat/session')
  expect(await factsOf(repository.at(path))).toEqual({ ...facts, branch: null, openEnds: committed })
  expect(await factsOf(repository.at(path), { head: 'feat/session' })).toEqual({
    ...facts,
    openEnds: committed,
  })
})

test('a submodule is read as a repository of its own, and as one entry of the outer one', async () => {
  const inner = createBranch()
  inner.git('switch', '-q', 'main')
  const outer = createRepository()
  outer.commit({ a: '1' }, 'base')
  outer.branch('feat')
  outer.git('submodule', '--quiet', 'add', `file://${inner.path}`, 'libs/inner')
  outer.commit({}, 'build: add inner')
  const inside = outer.at(join(outer.path, 'libs/inner'))
  inside.git('switch', '-q', 'feat/session')

  expect(await factsOf(inside)).toEqual({
    ...(await factsOf(inner, { head: 'feat/session' })),
    base: { name: 'origin/main', mergeBase: inner.git('rev-parse', 'main') },
  })
  expect((await factsOf(outer)).files).toMatchObject([
    { path: '.gitmodules', status: 'added' },
    {
      path: 'libs/inner',
      status: 'added',
      kind: 'submodule',
      ranges: [],
      mode: { from: null, to: '160000' },
    },
  ])
})

test('from a subfolder, with paths from the root', async () => {
  const repository = createBranch()
  const facts = await factsOf(repository)
  expect(await factsOf(repository.at(join(repository.path, 'src')))).toEqual(facts)
})

test('an older head gives the facts as they were', async () => {
  const repository = createBranch()
  const before = await factsOf(repository)
  const covers = before.head
  repository.commit({ 'src/more.ts': '1\n' }, 'feat: more')
  const facts = await factsOf(repository, { head: covers, base: 'main' })
  expect(facts).toEqual({ ...before, branch: null })
})

test('a branch without commits of its own: nothing', async () => {
  const repository = createRepository()
  repository.commit({ a: '1' }, 'base')
  repository.branch('feat')
  expect(await factsOf(repository)).toMatchObject({
    commits: [],
    files: [],
    dependencies: [],
    openEnds: [],
    limits: [],
  })
})

test('a manifest that cannot be parsed or is too large is a limit, in a fixture it is none', async () => {
  const repository = createRepository()
  repository.commit({ a: '1' }, 'base')
  repository.branch('feat')
  repository.commit(
    {
      'package.json': '{"dependencies": ',
      'big/package.json': `{"x":"${'y'.repeat(1_100_000)}"}`,
      'test/fixtures/package.json': '{"dependencies":{"x":"1"}}',
    },
    'work',
  )
  const { dependencies, limits } = await factsOf(repository)
  expect(dependencies).toEqual([])
  expect(limits).toEqual([
    {
      kind: 'long-lines',
      path: 'big/package.json',
      reason: expect.stringContaining('5000 characters'),
    },
    { kind: 'dependencies-not-read', path: 'big/package.json', reason: expect.stringContaining('bytes') },
    { kind: 'dependencies-not-read', path: 'package.json', reason: expect.stringContaining('broken') },
  ])
})

test('a broken index takes nothing away but the uncommitted work, and it is said', async () => {
  const repository = createBranch()
  repository.write({ '.git/index': 'garbage' })
  const facts = await factsOf(repository)
  expect(facts.files).toHaveLength(4)
  expect(facts.limits).toEqual([
    {
      kind: 'uncommitted-not-read',
      path: null,
      reason: expect.stringContaining('uncommitted work not read'),
    },
  ])
})

test('in a shallow clone it is said that commits may belong to the base', async () => {
  const repository = createRepository()
  repository.commit({ a: '1' }, 'one')
  repository.branch('old')
  repository.commit({ b: '1' }, 'left long ago')
  repository.git('switch', '-q', 'main')
  const fork = repository.commit({ a: '2' }, 'two')
  repository.branch('feat')
  repository.git('merge', '-q', '--no-edit', 'old')
  repository.git('switch', '-q', 'main')
  const clone = repository.clone('--no-single-branch', '--branch=feat')
  const work = { head: 'feat', base: 'main' }
  expect((await factsOf(clone, work)).commits.map(({ subject }) => subject)).toContain('left long ago')
  expect((await factsOf(clone, work)).limits).toEqual([])

  // As `--depth=2` leaves it: what `old` started from is beyond the edge, so is what main started from.
  clone.write({ '.git/shallow': `${clone.git('rev-parse', 'origin/old')}\n${fork}\n` })
  const facts = await factsOf(clone, { head: 'origin/feat', base: 'origin/main' })
  expect(facts.base.mergeBase).toBe(fork)
  expect(facts.limits).toEqual([
    { kind: 'shallow-history', path: null, reason: expect.stringContaining('shallow') },
  ])
})

test('a partial clone that cannot reach its remote says which files it lacks', async () => {
  const repository = createBranch()
  repository.git('switch', '-q', 'main')
  const clone = repository.clone('--filter=blob:none', '--no-checkout')
  clone.git('checkout', '--quiet', 'origin/feat/session', '--', 'src/auth.ts', 'package.json')
  renameSync(repository.path, `${repository.path}-gone`)
  const opened = await openRepository(clone.path, clone.environment)
  const range = await resolveRange(opened, { head: 'origin/feat/session' })
  const { facts, changes } = await readBranch(opened, range, options)

  expect(changes.complete).toBe(false)
  expect(facts.files.map(({ path, status, additions }) => [path, status, additions])).toEqual([
    ['src/auth.ts', 'added', 4],
    ['package.json', 'modified', 0],
    ['src/auth.test.ts', 'added', 0],
    ['src/new.ts', 'added', 0],
    ['src/old.ts', 'deleted', 0],
  ])
  expect(facts.limits.map(({ path }) => path)).toEqual(
    expect.arrayContaining(['package.json', 'src/new.ts', 'src/old.ts']),
  )
  expect(facts.variables.map(({ name }) => name)).toContain('SESSION_SECRET')
})
