import { describe, expect, it } from 'vitest'
import { deriveChanges } from '../../../src/core/commits/fold.js'
import { deriveContextItems } from '../../../src/core/entries/changes.js'
import type { Commit, FileChange } from '../../../src/core/facts.js'
import { file } from './facts.js'

const commit = (sha: string, body: string, change: Partial<Commit> = {}): Commit => ({
  sha,
  subject: `Subject of ${sha}`,
  body,
  author: 'Ada',
  date: '2026-11-20T10:00:00+01:00',
  trailers: [],
  ...change,
})

const touched = (commits: string[], additions: number, change: Partial<FileChange> = {}): FileChange =>
  file({ path: `${commits.join('')}${additions}.ts`, commits, additions, deletions: 0, ...change })

const main = 'Token revocation needs server-side sessions.'
const side = 'The indentation of that file was wrong for months.'

function contextOf(commits: readonly Commit[], files: readonly FileChange[]): string[] {
  return deriveContextItems(deriveChanges(commits), commits, files).map(({ text }) => text)
}

describe('deriveContextItems', () => {
  it('takes what the branch mostly consists of, not what comes first', () => {
    const commits = [commit('a', side), commit('b', main)]
    expect(contextOf(commits, [touched(['a'], 20), touched(['b'], 80)])).toEqual([main])
    expect(contextOf(commits, [touched(['a'], 40), touched(['b'], 60)])).toEqual([side, main])
  })

  it('says nothing where the main part says nothing', () => {
    const files = [touched(['a'], 20), touched(['b'], 80)]
    expect(contextOf([commit('a', side), commit('b', '')], files)).toEqual([])
  })

  it('takes the largest of many, unless it is one of very many', () => {
    const commits = [...'abcdefghij'].map((sha) => commit(sha, sha === 'c' ? main : side))
    const files = [...'abcdefghij'].map((sha) => touched([sha], sha === 'c' ? 30 : 10))
    expect(contextOf(commits, files)).toEqual([main])
    expect(contextOf(commits, [...files.slice(0, 2), touched(['c'], 11), ...files.slice(3)])).toEqual([])
  })

  it('counts a new file mostly for the commit that adds it, and documentation for less than code', () => {
    const commits = [commit('a', main), commit('b', side), commit('c', side), commit('d', '')]
    const added = touched(['a', 'b', 'c'], 90, { status: 'added' })
    expect(contextOf(commits, [added, touched(['d'], 120, { kind: 'docs' })])).toEqual([main])
    const lock = touched(['b'], 900, { kind: 'lock' })
    expect(contextOf(commits, [touched(['a'], 10), lock])).toEqual([main])
  })

  it('takes nothing of what was taken back', () => {
    const commits = [commit('a', main, { leavesNothing: true }), commit('b', '')]
    expect(contextOf(commits, [touched(['b'], 10)])).toEqual([])
  })

  it('counts each the same where nothing has lines', () => {
    expect(contextOf([commit('a', main)], [])).toEqual([main])
  })
})
