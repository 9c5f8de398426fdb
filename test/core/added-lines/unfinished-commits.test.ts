import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deriveUnfinishedCommits } from '../../../src/core/commits/ledger.js'
import type { Commit } from '../../../src/core/facts.js'

function commits(...subjects: string[]): Commit[] {
  return subjects.map((subject, index) => ({
    sha: `${index}`.padStart(40, '0'),
    subject,
    body: '',
    author: 'Ann',
    date: '2026-11-22T10:00:00+01:00',
    trailers: [],
  }))
}

const texts = (...subjects: string[]) => deriveUnfinishedCommits(commits(...subjects)).map(({ text }) => text)

describe('deriveUnfinishedCommits', () => {
  it.each([
    'WIP',
    'wip: login',
    'wip login',
    '[WIP] login',
    'WIP(auth): login',
    'feat(auth): wip login',
    'feat: login (wip)',
    'chore(wip): login',
    'process: [WIP] login',
    '🚧 login',
    'work in progress on login',
    'temp',
    'tmp',
    'checkpoint',
    'Checkpoint 3',
    'checkpoint: tests are green',
    'save work',
    'DO NOT MERGE: debug output',
    'draft: login',
  ])('finds %j', (subject) => {
    expect(texts(subject)).toEqual([subject])
  })

  it.each([
    'Wipe caches',
    'Add wiping of caches',
    'Temporarily disable the cache',
    'Add temp folder',
    'Save the choice of the user',
    'Add checkpoint command',
    'feat: checkpoint every five minutes',
    'Draft releases on tag',
    'Stash changes before rebase',
    'Fix fixup of commits',
    'docs: explain wip limits',
    'Merge branch "wip-x"',
    '',
  ])('does not find %j', (subject) => {
    expect(texts(subject)).toEqual([])
  })

  it('tells the fixups of one target once, and the same subject once', () => {
    const subjects = [
      'feat: login',
      'fixup! feat: login',
      'fixup! fixup! feat: login',
      'squash! feat: logout',
      'wip',
      'wip',
    ]
    expect(texts(...subjects)).toEqual(['fixup! feat: login', 'squash! feat: logout', 'wip'])
  })

  it('tells what a program saved with others of its kind', () => {
    expect(texts('wip: auto-save', 'wip: auto-save 11:46', 'auto-save: 1 files @ 12:17')).toEqual([
      'wip: auto-save',
    ])
  })

  it.each([
    [['wip: a', 'Revert "wip: a"'], []],
    [['wip: a', 'Revert "wip: a"', 'Reapply "wip: a"'], ['wip: a']],
    [['wip: a', 'Revert "wip: a"', 'wip: a'], ['wip: a']],
    [['wip', 'wip', 'Revert "wip"'], ['wip']],
    [['fixup! a', 'Revert "fixup! a"'], []],
  ])('takes reverts into account: %j', (subjects, told) => {
    expect(texts(...subjects)).toEqual(told)
  })

  it('leaves out what left nothing to finish, but not a fixup that waits to be folded', () => {
    const gone = commits('wip: a', 'fixup! b').map((commit) => ({ ...commit, leavesNothing: true as const }))
    expect(deriveUnfinishedCommits(gone).map(({ text }) => text)).toEqual(['fixup! b'])
  })

  it('has no place, and clean text', () => {
    expect(deriveUnfinishedCommits(commits('wip: \u001b[31mred\u202e'))).toEqual([
      { kind: 'unfinished-commit', path: null, line: null, text: 'wip: red', commits: ['0'.repeat(40)] },
    ])
  })

  it('never throws', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (subjects) => {
        expect(texts(...subjects.map((subject) => `wip ${subject}`)).length).toBeLessThanOrEqual(
          subjects.length,
        )
      }),
    )
  })
})
