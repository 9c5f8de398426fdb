import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type RangeOptions, resolveRange } from '../../src/git/range.js'
import { openRepository } from '../../src/git/repository.js'
import { createRepository, type TestRepository } from '../helpers/repository.js'

async function rangeOf(repository: TestRepository, options: RangeOptions = {}) {
  return await resolveRange(await openRepository(repository.path, repository.environment), options)
}

/** A clone of it; `origin/HEAD` is what is checked out in the original, so that has to be main. */
function cloneOf(repository: TestRepository, ...options: string[]): TestRepository {
  repository.git('switch', '--quiet', 'main')
  return repository.clone(...options)
}

/** `main` with two commits and `feat` with one more. */
function createBranch(): { repository: TestRepository; fork: string; head: string } {
  const repository = createRepository()
  repository.commit({ a: '1' }, 'one')
  const fork = repository.commit({ a: '2' }, 'two')
  repository.branch('feat')
  const head = repository.commit({ b: '1' }, 'work')
  return { repository, fork, head }
}

describe('without --base', () => {
  test('a local main is the base', async () => {
    const { repository, fork, head } = createBranch()
    expect(await rangeOf(repository)).toEqual({
      branch: 'feat',
      head,
      base: { name: 'main', mergeBase: fork },
    })
  })

  test('what origin/HEAD points to comes first, under its own name', async () => {
    const origin = createRepository({ branch: 'develop' })
    origin.commit({ a: '1' }, 'one')
    origin.git('branch', 'main')
    const clone = origin.clone()
    clone.branch('feat')
    clone.commit({ b: '1' }, 'work')
    expect((await rangeOf(clone)).base.name).toBe('origin/develop')
  })

  test('of several, the one that was left last wins', async () => {
    const origin = createRepository()
    origin.commit({ a: '1' }, 'one')
    const clone = origin.clone()
    const fork = clone.commit({ a: '2' }, 'not pushed yet')
    clone.branch('feat')
    clone.commit({ b: '1' }, 'work')
    clone.git('switch', '-q', 'main')
    clone.commit({ a: '3' }, 'main goes on')
    clone.git('switch', '-q', 'feat')
    expect((await rangeOf(clone)).base).toEqual({ name: 'main', mergeBase: fork })
  })

  test('a local main with the same commits on it loses to origin/main', async () => {
    const origin = createRepository()
    const fork = origin.commit({ a: '1' }, 'one')
    const clone = origin.clone()
    clone.commit({ b: '1' }, 'made on main by mistake')
    clone.branch('feat')
    expect((await rangeOf(clone)).base).toEqual({ name: 'origin/main', mergeBase: fork })
  })

  test('a local main alone is the base even so, and the range is empty', async () => {
    const repository = createRepository()
    const head = repository.commit({ a: '1' }, 'one')
    repository.branch('feat')
    expect((await rangeOf(repository)).base).toEqual({ name: 'main', mergeBase: head })
  })

  test('an upstream that is another branch wins outright', async () => {
    const { repository } = createBranch()
    repository.git('branch', 'release', 'main~1')
    repository.git('branch', '--set-upstream-to=release')
    expect((await rangeOf(repository)).base.name).toBe('release')
  })

  test('an upstream of the same name, and one that is gone, do not count', async () => {
    const origin = createRepository()
    origin.commit({ a: '1' }, 'one')
    const clone = origin.clone()
    clone.branch('feat')
    clone.commit({ b: '1' }, 'work')
    clone.git('push', '-q', '--set-upstream', 'origin', 'feat')
    clone.commit({ b: '2' }, 'more')
    expect((await rangeOf(clone)).base.name).toBe('origin/main')

    clone.git('push', '-q', 'origin', 'feat:other')
    clone.git('branch', '--set-upstream-to=origin/other')
    expect((await rangeOf(clone)).base.name).toBe('origin/other')
    clone.git('update-ref', '-d', 'refs/remotes/origin/other')
    expect((await rangeOf(clone)).base.name).toBe('origin/main')
  })

  test('configuration comes before the upstream, and is found on origin too', async () => {
    const origin = createRepository()
    origin.commit({ a: '1' }, 'one')
    origin.git('branch', 'next')
    const clone = origin.clone()
    clone.git('switch', '-q', '-c', 'feat', 'origin/main')
    clone.commit({ b: '1' }, 'work')
    expect((await rangeOf(clone, { configuredBase: 'next' })).base.name).toBe('origin/next')
    await expect(rangeOf(clone, { configuredBase: 'gone' })).rejects.toMatchObject({ kind: 'history' })
  })

  test.each(['main', 'master'])('there is nothing to hand off on %s', async (branch) => {
    const repository = createRepository({ branch })
    repository.commit({ a: '1' }, 'one')
    const refusal = { kind: 'usage', hints: [expect.stringContaining('git switch -c'), expect.any(String)] }
    await expect(rangeOf(repository)).rejects.toMatchObject(refusal)
    await expect(rangeOf(repository, { head: branch })).rejects.toMatchObject(refusal)
    const clone = repository.clone()
    clone.commit({ a: '2' }, 'ahead of origin')
    await expect(rangeOf(clone)).rejects.toMatchObject(refusal)
    await expect(rangeOf(clone, { configuredBase: `origin/${branch}` })).rejects.toMatchObject(refusal)
    expect((await rangeOf(clone, { base: `origin/${branch}` })).branch).toBe(branch)
  })

  test('no ref to compare with, no commits, nothing in common', async () => {
    const lonely = createRepository({ branch: 'trunk' })
    await expect(rangeOf(lonely)).rejects.toMatchObject({ kind: 'git' })
    lonely.commit({ a: '1' }, 'one')
    lonely.branch('feat')
    await expect(rangeOf(lonely)).rejects.toMatchObject({
      kind: 'history',
      hints: ['Set the base with `--base REV`, or with `base:` in .handoff.yml.'],
    })
    const { repository } = createBranch()
    repository.git('switch', '-q', '--orphan', 'island')
    repository.commit({ c: '1' }, 'elsewhere')
    await expect(rangeOf(repository)).rejects.toMatchObject({
      kind: 'history',
      message: '`island` and `main` have no commit in common.',
    })
  })
})

describe('--head', () => {
  test('a local or a remote branch gives its name, other revisions none', async () => {
    const { repository, head, fork } = createBranch()
    repository.git('tag', 'v1', 'feat')
    const clone = cloneOf(repository)
    clone.git('switch', '-q', '--detach', 'origin/main')
    expect(await rangeOf(clone, { head: 'feat' })).toMatchObject({ branch: 'feat', head })
    expect(await rangeOf(clone, { head: 'origin/feat' })).toMatchObject({ branch: 'feat', head })
    for (const name of ['v1', head, 'origin/feat~0'])
      expect(await rangeOf(clone, { head: name })).toMatchObject({
        branch: null,
        head,
        base: { mergeBase: fork },
      })
  })

  test('the name of a remote may hold a slash', async () => {
    const { repository } = createBranch()
    const clone = cloneOf(repository, '--origin=team/alice')
    expect(await rangeOf(clone, { head: 'team/alice/feat', base: 'team/alice/main' })).toMatchObject({
      branch: 'feat',
    })
  })

  test('works in a bare repository', async () => {
    const { repository, head, fork } = createBranch()
    const bare = cloneOf(repository, '--bare')
    expect(await rangeOf(bare, { head: 'feat' })).toEqual({
      branch: 'feat',
      head,
      base: { name: 'main', mergeBase: fork },
    })
  })
})

describe('revisions', () => {
  test('none is taken for an option', async () => {
    const { repository, fork } = createBranch()
    repository.git('update-ref', 'refs/heads/--upload-pack=x', fork)
    expect((await rangeOf(repository, { base: '--upload-pack=x' })).base).toEqual({
      name: '--upload-pack=x',
      mergeBase: fork,
    })
    for (const base of ['--all', '-x', '--output=stolen', 'no-such', 'HEAD^{tree}', ''])
      await expect(rangeOf(repository, { base })).rejects.toMatchObject({ kind: 'usage' })
  })

  test('a base that is a tag object means the commit it marks', async () => {
    const { repository, fork } = createBranch()
    repository.git('tag', '--annotate', '--message=t', 'v1', fork)
    expect((await rangeOf(repository, { base: 'v1' })).base).toEqual({ name: 'v1', mergeBase: fork })
  })
})

describe('in a shallow clone', () => {
  test('the merge base is enough, also as the edge itself', async () => {
    const { repository, fork } = createBranch()
    const clone = cloneOf(repository, '--depth=2', '--branch=feat', '--no-single-branch')
    expect(clone.git('rev-list', '--count', '--all')).toBe('3')
    expect((await rangeOf(clone)).base).toEqual({ name: 'origin/main', mergeBase: fork })

    const edge = cloneOf(repository, '--depth=1', '--branch=main', '--no-single-branch')
    edge.git('fetch', '-q', '--depth=2', 'origin', 'feat')
    expect((await rangeOf(edge, { head: 'FETCH_HEAD', base: 'origin/main' })).base.mergeBase).toBe(fork)
  })

  test('without it, the answer is that it cannot be known', async () => {
    const { repository } = createBranch()
    repository.git('switch', '-q', 'main')
    repository.commit({ a: '3' }, 'three')
    const clone = cloneOf(repository, '--depth=1', '--branch=feat', '--no-single-branch')
    await expect(rangeOf(clone)).rejects.toMatchObject({
      kind: 'history',
      message: 'Cannot find the merge base of `feat` and `origin/main`: this clone is shallow.',
      hints: [expect.stringContaining('--unshallow'), expect.stringContaining('fetch-depth: 0')],
    })
  })

  test('a common ancestor that is not the best one is not believed', async () => {
    // main: c1 ── c2 ── … ── c8 ── c9 ── merge of `old`; feat left at c8; `old` left at c1.
    const repository = createRepository()
    repository.commit({ a: '1' }, 'c1')
    repository.branch('old')
    repository.commit({ old: '1' }, 'old')
    repository.git('switch', '-q', 'main')
    for (const n of [2, 3, 4, 5, 6, 7, 8]) repository.commit({ a: `${n}` }, `c${n}`)
    repository.branch('feat')
    repository.commit({ b: '1' }, 'work')
    repository.git('switch', '-q', 'main')
    repository.commit({ a: '9' }, 'c9')
    repository.git('merge', '-q', '--no-edit', 'old')
    const truth = repository.git('merge-base', 'main', 'feat')

    // All of feat, and of main the merge, c9 (the edge), `old` and what it started from.
    const clone = cloneOf(repository, '--single-branch', '--branch=feat')
    clone.git('fetch', '-q', 'origin', 'main:refs/remotes/origin/main')
    writeFileSync(join(clone.path, '.git/shallow'), `${repository.git('rev-parse', 'main^')}\n`)
    const visible = clone.git('merge-base', 'origin/main', 'feat')
    expect(visible).not.toBe(truth)
    await expect(rangeOf(clone, { head: 'feat' })).rejects.toMatchObject({ kind: 'history' })
  })
})
