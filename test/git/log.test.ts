import { describe, expect, test } from 'vitest'
import { readFacts } from '../../src/git/facts.js'
import { deriveCommitsByPath, parseLog, readLog, withoutPageCommits } from '../../src/git/log.js'
import { resolveRange } from '../../src/git/range.js'
import { openRepository } from '../../src/git/repository.js'
import { createRepository, type TestRepository } from '../helpers/repository.js'

async function logOf(repository: TestRepository) {
  const opened = await openRepository(repository.path, repository.environment)
  return await readLog(opened, await resolveRange(opened, { base: 'main' }))
}

function createBranch(): TestRepository {
  const repository = createRepository()
  repository.commit({ a: '1\n2\n3\n4\n5\n6\n7\n', b: '1\n' }, 'base')
  repository.branch('feat')
  return repository
}

test('oldest first, with author, date, subject, body, trailers and paths', async () => {
  const repository = createBranch()
  repository.commit(
    { 'src/x.ts': '1', b: null },
    'feat: one\n\nWhy.\n\nDecision: Redis,\n  not memory\nRefs: #1',
  )
  const sha = repository.commit({ 'src/x.ts': '2' }, 'fix: two')
  const [first, second] = await logOf(repository)

  expect(first).toEqual({
    sha: repository.git('rev-parse', 'HEAD~1'),
    subject: 'feat: one',
    body: 'Why.\n\nDecision: Redis,\n  not memory\nRefs: #1',
    author: 'Ada Example',
    date: expect.stringMatching(/^2026-01-05T09:02:00(Z|\+00:00)$/),
    trailers: [
      { key: 'Decision', value: 'Redis, not memory' },
      { key: 'Refs', value: '#1' },
    ],
    paths: ['b', 'src/x.ts'],
    isMerge: false,
    parents: [repository.git('rev-parse', 'HEAD~2')],
  })
  expect(second).toMatchObject({ sha, subject: 'fix: two', body: '', trailers: [], paths: ['src/x.ts'] })
})

test('commits without files, without a subject, and with an address as their last line', async () => {
  const repository = createBranch()
  repository.commit({}, 'empty')
  repository.git('commit', '-q', '--allow-empty', '--allow-empty-message', '-m', '')
  repository.commit({ c: '1' }, 'see\n\nhttps://example.com/x')

  expect(await logOf(repository)).toMatchObject([
    { subject: 'empty', paths: [] },
    { subject: '', paths: [] },
    { subject: 'see', paths: ['c'], trailers: [] },
  ])
})

test('file names and messages that look like the output itself', async () => {
  const repository = createBranch()
  const oid = 'a'.repeat(40)
  const names = [oid, '\nstarts', 'two\nlines', ' ', 'é']
  const sha = repository.commit(
    Object.fromEntries(names.map((name) => [name, '1'])),
    `${oid}\n\n\x1e\x1f${oid}`,
  )

  const log = await logOf(repository)
  expect(log).toHaveLength(1)
  expect(log[0]).toMatchObject({ sha, subject: oid, paths: [...names].sort() })
})

test('a merge that only joins touches nothing; one that resolved a conflict touches its files', async () => {
  const repository = createBranch()
  repository.commit({ b: 'ours\n', c: '1\n' }, 'ours')
  repository.git('switch', '-q', 'main')
  repository.commit({ b: 'theirs\n', d: '1\n' }, 'theirs')
  repository.git('switch', '-q', 'feat')
  repository.run(['merge', '-q', 'main'])
  repository.commit({ b: 'both\n' }, 'merge main')
  repository.git('switch', '-q', 'main')
  repository.commit({ e: '1\n' }, 'more')
  repository.git('switch', '-q', 'feat')
  repository.git('merge', '-q', '--no-edit', 'main')

  expect((await logOf(repository)).map(({ subject, paths }) => [subject, paths])).toEqual([
    ['ours', ['b', 'c']],
    ['merge main', ['b']],
    ["Merge branch 'main' into feat", []],
  ])
})

test('a merge that joins both sides of a file touches only what it changed besides', async () => {
  const repository = createBranch()
  repository.commit({ a: 'one\n2\n3\n4\n5\n6\n7\n', b: 'ours\n', 'é "c"': '1\n2\n3\n' }, 'ours')
  repository.git('switch', '-q', 'main')
  repository.commit({ a: '1\n2\nthree\n4\n5\n6\n7\n', b: 'theirs\n' }, 'theirs')
  repository.git('switch', '-q', 'feat')
  repository.run(['merge', '-q', 'main'])
  repository.commit({ b: 'both\n' }, 'resolved')
  repository.git('switch', '-q', 'main')
  repository.commit({ a: '1\n2\nthree\n4\nfive\n6\n7\n' }, 'more')
  repository.git('switch', '-q', 'feat')
  repository.git('merge', '-q', '-m', 'Sync before review', 'main')
  repository.git('config', 'diff.context', '9')

  expect((await logOf(repository)).map(({ subject, paths, isMerge }) => [subject, paths, isMerge])).toEqual([
    ['ours', ['a', 'b', 'é "c"'], false],
    ['resolved', ['b'], true],
    ['Sync before review', [], true],
  ])
})

test('configuration does not change what is read', async () => {
  const repository = createBranch()
  repository.commit({ a: null, z: '1\n2\n3\n4\n5\n6\n7\n' }, 'move\n\nA: b')
  const before = await logOf(repository)
  const hostile = {
    'log.showSignature': 'true',
    'log.diffMerges': 'off',
    'log.decorate': 'full',
    'log.date': 'relative',
    'log.abbrevCommit': 'true',
    'log.follow': 'true',
    'format.pretty': 'fuller',
    'format.notes': 'true',
    'diff.renames': 'copies',
    'diff.relative': 'true',
    'diff.orderFile': 'none',
    'color.ui': 'always',
    'i18n.logOutputEncoding': 'latin1',
    'trailer.separators': '=',
  }
  for (const [key, value] of Object.entries(hostile)) repository.git('config', key, value)
  repository.git('config', 'trailer.separators', ':=')
  expect(await logOf(repository)).toEqual(before)
  expect(before[0]?.paths).toEqual(['a', 'z'])
})

describe('what is derived', () => {
  const commit = (sha: string, paths: string[]) => ({
    ...{ sha, subject: '', body: '', author: '', date: '', trailers: [] },
    paths,
    isMerge: false,
    parents: [],
  })

  test('commits by path, oldest first', () => {
    const byPath = deriveCommitsByPath([commit('1', ['a', 'b']), commit('2', ['a']), commit('3', [])])
    expect([...byPath]).toEqual([
      ['a', ['1', '2']],
      ['b', ['1']],
    ])
  })

  test('commits that touch the page and nothing else are left out, empty ones are not', () => {
    const log = [commit('1', ['HANDOFF.md']), commit('2', ['HANDOFF.md', 'a']), commit('3', [])]
    expect(withoutPageCommits(log, 'HANDOFF.md').map(({ sha }) => sha)).toEqual(['2', '3'])
  })

  test('nothing from nothing', () => {
    expect(parseLog('')).toEqual([])
  })
})

test('texts of commits that nobody reads to their end are cut, and the facts say so', async () => {
  const repository = createBranch()
  repository.commit({ c: '1' }, `feat: ${'.'.repeat(40_000)}\n\n${'word '.repeat(14_000)}`)
  const [commit] = await logOf(repository)
  expect([commit?.subject.length, commit?.body.length, commit?.isCut]).toEqual([1_000, 64_000, true])

  const opened = await openRepository(repository.path, repository.environment)
  const range = await resolveRange(opened, { base: 'main' })
  const facts = await readFacts(opened, range, { page: 'HANDOFF.md', ignore: [] })
  expect(facts.limits.map(({ kind }) => kind)).toContain('commits-cut')
  expect(facts.commits[0]).not.toHaveProperty('isCut')
})
