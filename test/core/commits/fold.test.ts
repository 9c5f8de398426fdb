import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deriveChanges } from '../../../src/core/commits/fold.js'
import type { Commit } from '../../../src/core/facts.js'
import { cpuTime } from '../../helpers/timing.js'

type Given = string | Partial<Commit>

/** The id of a commit in this place: `1f000…`, `2f000…`. */
const idOf = (place: number) => `${place}f`.padEnd(40, '0')

/** Commits, oldest first. */
function commits(given: readonly Given[]): Commit[] {
  return given.map((each, index) => ({
    sha: idOf(index + 1),
    subject: '',
    body: '',
    author: 'Ann',
    date: '2026-11-22T10:00:00+01:00',
    trailers: [],
    ...(typeof each === 'string' ? { subject: each } : each),
  }))
}

/** As `git revert` writes it, of the commit in a place. */
function revertOf(subject: string, place: number): Partial<Commit> {
  return { subject: `Revert "${subject}"`, body: `This reverts commit ${idOf(place)}.` }
}

/** Text and the places of the commits folded into it. */
function fold(...given: Given[]): string[] {
  const ids = new Map(commits(given).map(({ sha }, index) => [sha, index + 1]))
  return deriveChanges(commits(given)).map(
    ({ text, breaking, commits: folded }) =>
      `${breaking ? '! ' : ''}${text} [${folded.map((sha) => ids.get(sha)).join(' ')}]`,
  )
}

describe('deriveChanges words', () => {
  it.each([
    ['feat(auth): add sessions.', 'Add sessions'],
    ['Add sessions (#12)', 'Add sessions'],
    ['added sessions', 'Added sessions'],
    ['fix: expiry of cookies', 'Fix: expiry of cookies'],
    ['fix: imports', 'Fix: imports'],
    ['fix: handle empty input', 'Fix: handle empty input'],
    ['fix: handles empty input', 'Fix: handles empty input'],
    ['fix: early adopters can log in', 'Fix: early adopters can log in'],
    ['refactor: useSession returns null', 'useSession returns null'],
    ['docs: `--force` is gone', 'Docs: `--force` is gone'],
    ['docs: say in the readme that it is gone', 'Say in the readme that it is gone'],
    ['test(add): add inherit default features case', 'Test: add inherit default features case'],
    ['docs(diagrams): add a walkthrough', 'Docs: add a walkthrough'],
    ['test: issue #11269', 'Test: issue #11269'],
    ['✅ cookies expire', 'Test: cookies expire'],
    ['test(auth): skip the token test', 'Skip the token test'],
    ['ci: use Node.js 24', 'CI: use Node.js 24'],
    ['ci: add a nightly workflow', 'Add a nightly workflow'],
    ['fix(mbedtls): disable debug logging by default', 'Fix mbedtls: disable debug logging by default'],
    ['fix(udp): udp endpoints are closed', 'Fix: udp endpoints are closed'],
    ['fix(auth): fix the expiry', 'Fix the expiry'],
    ['feat(auth): add sessions', 'Add sessions'],
    ['Revert "fix(auth): expiry"', 'Revert: Fix auth: expiry'],
    ['chore: src/auth.ts is gone', 'src/auth.ts is gone'],
    ['net/http: fix a race', 'net/http: fix a race'],
    ['[12.x] Add sessions', 'Add sessions'],
    ['[auth] Add sessions', 'auth: Add sessions'],
    ['wip: login form', 'Login form'],
    ['überarbeite Anmeldung', 'Überarbeite Anmeldung'],
    ['Wait...', 'Wait...'],
    ['fixup! feat: add sessions', 'Add sessions'],
  ])('%j as %j', (subject, text) => {
    expect(deriveChanges(commits([subject])).map((change) => change.text)).toEqual([text])
  })

  it('cuts them between words', () => {
    const [change] = deriveChanges(commits([`Add ${'sessions '.repeat(30)}`]))
    expect(change?.text).toMatch(/^(?:Add )(?:sessions )+sessions…$/)
    expect(change?.text.length).toBeLessThanOrEqual(100)
  })

  it('keeps type and scope beside the text', () => {
    expect(deriveChanges(commits(['feat(auth)!: add sessions']))).toEqual([
      {
        text: 'Add sessions',
        type: 'feat',
        scope: 'auth',
        breaking: true,
        unfinished: false,
        commits: [idOf(1)],
      },
    ])
  })

  it('marks what breaks by its footer', () => {
    expect(fold({ subject: 'Drop tokens', body: 'Why.\n\nBREAKING CHANGE: log in anew' })).toEqual([
      '! Drop tokens [1]',
    ])
  })
})

describe('deriveChanges folds', () => {
  it('fixups into their targets', () => {
    expect(fold('feat: a', 'feat: b', 'fixup! feat: a', 'squash! feat: a', 'amend! feat: b')).toEqual([
      'A [1 3 4]',
      'B [2 5]',
    ])
  })

  it('fixups by the start of a subject, or by id', () => {
    expect(fold('Add sessions', 'Add keys', 'fixup! Add s', `fixup! ${idOf(2).slice(0, 10)}`)).toEqual([
      'Add sessions [1 3]',
      'Add keys [2 4]',
    ])
  })

  it('the same subject, whatever its pull request', () => {
    expect(fold('Add sessions (#1)', 'Add keys', 'add sessions. (#2)')).toEqual([
      'Add sessions [1 3]',
      'Add keys [2]',
    ])
  })

  it('leaves out what GitHub merges from the private fork of a security advisory', () => {
    expect(fold('Merge commit from fork', 'Merge commit from forks of the list')).toEqual([
      'Merge commit from forks of the list [2]',
    ])
  })

  it('leaves out what left nothing in the diff, unless a commit that left something is told with it', () => {
    expect(
      fold(
        { subject: 'Sync with main', leavesNothing: true },
        { subject: 'Add a', leavesNothing: true },
        { subject: 'Add b', leavesNothing: true },
        'fixup! Add b',
        { subject: 'wip', leavesNothing: true },
      ),
    ).toEqual(['Add b [3 4]'])
  })

  it('leaves merges out', () => {
    const merges = [
      "Merge branch 'main' into feat/x",
      'Merge pull request #12 from ann/x',
      "Merge remote-tracking branch 'origin/main'",
      "Merge tag 'v1'",
      'Merge main into feat/x',
    ]
    expect(fold(...merges, 'Merge duplicate rows', 'Merge branch protection settings')).toEqual([
      'Merge duplicate rows [6]',
      'Merge branch protection settings [7]',
    ])
  })
})

describe('deriveChanges and reverts', () => {
  it.each<[given: Given[], changes: string[]]>([
    [['Add a', 'Revert "Add a"'], []],
    [['Add a (#1)', 'Add b', 'Revert "Add a (#1)" (#2)'], ['Add b [2]']],
    [['Add a', 'Revert "Add a"', 'Reapply "Add a"'], ['Add a [1 2 3]']],
    [['Add a', 'Revert "Add a"', 'Revert "Revert "Add a""'], ['Add a [1 2 3]']],
    [['Add a', 'Revert "Add a"', 'Reapply "Add a"', 'Revert "Reapply "Add a""'], []],
    [['Add a', 'Revert "Add a"', 'Add a'], ['Add a [3]']],
    [['Add a', 'fixup! Add a', 'Revert "Add a"'], []],
    [['Revert "Add a"'], ['Revert: Add a [1]']],
    [['revert: feat: add a'], ['Revert: Add a [1]']],
    [['Revert "Add a"', 'Reapply "Add a"'], []],
    [['Reapply "Add a"'], ['Reapply: Add a [1]']],
    [['Reapply "Add a"', 'Revert "Add a"'], []],
    [['Add a very long subject', 'Revert "Add a very …"'], []],
    [
      ['Add a', 'Add b', { subject: 'Revert "Add x"', body: `This reverts commit ${idOf(1)}.` }],
      ['Add b [2]'],
    ],
    [['Revert the cache'], ['Revert the cache [1]']],
    [['Add a', 'Add a', 'Revert "Add a"'], ['Add a [1]']],
    [['Add a', 'Add a', 'Revert "Add a"', 'Revert "Add a"'], []],
    [['Add a', 'Add a', 'Revert "Add a"', 'Reapply "Add a"'], ['Add a [1 4]']],
    [['Add a', 'fixup! Add a', revertOf('fixup! Add a', 2)], ['Add a [1]']],
    [['Add a', 'Add a', 'fixup! Add a', revertOf('Add a', 1)], ['Add a [2 3]']],
    [['Add a', 'Revert "Add a"', 'Reapply "Add a"', revertOf('Reapply "Add a"', 3)], []],
  ])('%j', (given, changes) => {
    expect(fold(...given)).toEqual(changes)
  })
})

describe('deriveChanges puts last', () => {
  it('releases, formatting, updates of dependencies and saved work, together where there are several', () => {
    expect(
      fold(
        'wip',
        'Bump lodash from 4.17.20 to 4.17.21',
        'fix lint',
        'chore(release): 1.2.0',
        'Add sessions',
        'chore(deps): update dependency vite to v6',
        'Fix typo',
        { subject: 'Update vite', author: 'renovate[bot]' },
        'wip',
        '...',
        'Upgrade to Rails 8',
      ),
    ).toEqual([
      'Add sessions [5]',
      'Upgrade to Rails 8 [11]',
      '1.2.0 [4]',
      '3 dependency updates [2 6 8]',
      'Formatting and small corrections [3 7]',
      'Work in progress [1 9]',
      ' [10]',
    ])
  })

  it('what a program saved, as work in progress only where somebody says so', () => {
    const saves = [
      'auto-save: 1 files @ 11:46',
      'chore: Auto-commit 2026-01-05 12:17',
      'auto-save: keep the cursor',
    ]
    expect(fold(...saves)).toEqual(['auto-save: keep the cursor [3]', 'Automatic saves [1 2]'])
    expect(fold('wip: auto-save', ...saves.slice(0, 2))).toEqual(['Work in progress [1 2 3]'])
  })

  it('what has no words, without any', () => {
    expect(fold('-', 'Fixes', 'update', '', '🚧', 'fix(auth): ...')).toEqual([' [1 2 3 4 5 6]'])
  })

  it.each([
    ['wip: login', true],
    ['draft: login', true],
    ['fixup! wip: login', true],
    ['feat: login (wip)', true],
    ['wip', true],
    ['auto-save: 1 files @ 11:46', false],
    ['feat: login', false],
  ])('%j is unfinished: %j', (subject, unfinished) => {
    expect(deriveChanges(commits([subject]))).toMatchObject([{ unfinished }])
  })

  it('one update or correction in its own words', () => {
    expect(fold('Fix typo', 'Bump lodash from 1 to 2', 'Add sessions')).toEqual([
      'Add sessions [3]',
      'Bump lodash from 1 to 2 [2]',
      'Fix typo [1]',
    ])
  })
})

describe('deriveChanges', () => {
  it('never throws, and tells no commit twice', () => {
    const subject = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        'feat: a',
        'fixup! feat: a',
        'fixup! ',
        'Revert "feat: a"',
        'Reapply "feat: a"',
        'wip',
        'Revert ""',
        'b',
      ),
    )
    fc.assert(
      fc.property(fc.array(subject), (subjects) => {
        const folded = deriveChanges(commits(subjects)).flatMap((change) => change.commits)
        expect(new Set(folded).size).toBe(folded.length)
      }),
    )
  })

  it('of 10,000 commits takes a moment', () => {
    const started = cpuTime()
    const subjects = Array.from({ length: 5_000 }, (_, index) => [
      `feat: add ${index}`,
      `fixup! feat: add ${index}`,
    ])
    expect(deriveChanges(commits(subjects.flat()))).toHaveLength(5_000)
    expect(cpuTime() - started).toBeLessThan(5_000)
  })

  it('of one subject again and again takes time that grows with their number', () => {
    const timeOf = (count: number) => {
      const all = commits(Array.from({ length: count }, () => 'revert: x'))
      const started = cpuTime()
      expect(deriveChanges(all)).not.toEqual([])
      return cpuTime() - started
    }
    timeOf(1_000)
    // With the square of the number it were sixteen times.
    expect(timeOf(24_000) / Math.max(timeOf(6_000), 20)).toBeLessThan(9)
  })
})
