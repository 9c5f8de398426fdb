import { describe, expect, it } from 'vitest'
import { freshnessOf, type UncoveredFile } from '../../../../src/core/freshness/freshness.js'
import { explanations } from '../../../../src/core/lint/explanations.js'
import { lint } from '../../../../src/core/lint/lint.js'
import { workCovered } from '../../../../src/core/lint/rules/work-covered.js'
import { file } from '../../entries/facts.js'
import { branchFacts, findings, lintInput } from '../input.js'

const page = `${explanations['work-covered'].bad}
### Files Modified

1. \`src/a.ts\` (lines 1-2)
2. \`src/gone.ts\` (new file, 2 lines)
`
const facts = branchFacts({ files: [file({}), file({ path: 'src/b.ts' })] })

function uncovered(path: string, commits = 0): UncoveredFile {
  const list = Array.from({ length: commits }, (_, index) => ({
    sha: `${index + 1}`.repeat(40),
    subject: `fix ${index}`,
    author: 'Ada',
  }))
  return { path, commits: list }
}

const stale = (...files: UncoveredFile[]) => freshnessOf('stale', { uncovered: files })

describe('a page that does not cover the work', () => {
  it('has a finding for each file, where the page tells it, else at `work`', () => {
    const freshness = stale(uncovered('src/a.ts', 3), uncovered('src/b.ts', 1), uncovered('src/gone.ts'))
    expect(findings(workCovered, page, { freshness, facts })).toMatchObject([
      {
        at: '`src/a.ts`',
        reason: 'The page does not cover the change to `src/a.ts` (3 commits)',
        hint: 'Run `git handoff sync`.',
        data: { path: 'src/a.ts', commits: ['1'.repeat(40), '2'.repeat(40), '3'.repeat(40)] },
      },
      {
        at: '0b5a1c9d2e3f',
        reason: 'The page does not cover the change to `src/b.ts` (1 commit)',
      },
      {
        at: '`src/gone.ts`',
        reason: '`src/gone.ts` is no longer changed on this branch, but the page lists it',
      },
    ])
  })

  it('has one for a folder where the page tells folders', () => {
    const found = findings(workCovered, page, { freshness: stale(uncovered('src/', 2)), facts })
    expect(found.map(({ reason }) => reason)).toEqual([
      'The page does not cover the change to `src/` (2 commits)',
    ])
  })

  it.each([
    [11, 11],
    [12, 11],
    [200, 11],
  ])('has few findings for many files: %i', (count, expected) => {
    const files = Array.from({ length: count }, (_, index) => uncovered(`src/${index}.ts`))
    const found = findings(workCovered, page, { freshness: stale(...files), facts })
    expect(found).toHaveLength(expected)
    const named = found.flatMap(({ data }) => (data?.['path'] ?? data?.['paths']) as string | string[])
    expect(named).toEqual(files.map(({ path }) => path))
  })

  it('has one where it cannot be told which files, with the reason', () => {
    const freshness = freshnessOf('stale', { reason: 'the commit it covers, `4f2a91c`, is not here' })
    expect(findings(workCovered, page, { freshness, facts })).toMatchObject([
      {
        at: '0b5a1c9d2e3f',
        reason:
          'The branch has work that the page does not cover (the commit it covers, `4f2a91c`, is not here)',
      },
    ])
  })

  it('has no place where the page has no front matter', () => {
    const [finding] = findings(workCovered, '# Notes\n', { freshness: stale(uncovered('src/b.ts')), facts })
    expect(finding?.span).toBeNull()
  })

  it('shows what a stranger’s file name would do', () => {
    const [finding] = findings(workCovered, page, { freshness: stale(uncovered('a`\u001b[31m.ts')), facts })
    expect(finding?.reason).not.toContain('\u001b')
  })
})

describe('work that is not committed', () => {
  const uncommitted = (...paths: (string | null)[]) =>
    branchFacts({
      files: [file({})],
      openEnds: paths.map((path) => ({ kind: 'uncommitted', path, line: null, text: 'modified' })),
    })

  it.each(['fresh', 'moved', 'stale'] as const)('is an info on a page that is %s', (name) => {
    const freshness = freshnessOf(name)
    const input = lintInput(page, { freshness, facts: uncommitted('a.ts', 'b.ts') })
    const infos = lint(input, [workCovered]).filter(({ diagnostic }) => diagnostic.severity === 'info')
    expect(infos.map(({ diagnostic }) => diagnostic)).toMatchObject([
      {
        reason: 'Uncommitted changes are not on the page (`a.ts`, `b.ts`)',
        place: null,
        fixable: false,
        data: { cause: 'not-committed', paths: ['a.ts', 'b.ts'] },
      },
    ])
  })

  it('is covered where a checkpoint has put it on the page, in whatever state it was then', () => {
    const inProgress = (text: string) => `${page}\n## Remaining Work\n\n### Must Complete\n- [ ] ${text}\n`
    const saved = inProgress('In progress: `a.ts` (untracked), not committed')
    expect(findings(workCovered, saved, { facts: uncommitted('a.ts') })).toEqual([])
    const rest = findings(workCovered, saved, { facts: uncommitted('a.ts', 'b.ts') })
    expect(rest.map(({ data }) => data?.['paths'])).toEqual([['b.ts']])
    // What somebody says about the file is not what a checkpoint wrote.
    const said = inProgress('Finish `a.ts`, not committed')
    expect(findings(workCovered, said, { facts: uncommitted('a.ts') })).toHaveLength(1)
  })

  it('names few of many', () => {
    const [finding] = findings(workCovered, page, { facts: uncommitted('a', 'b', 'c', 'd', null) })
    expect(finding?.reason).toContain('(`a`, `b`, `c` …)')
  })

  it.each(['missing', 'foreign', 'finished', 'unknown'] as const)(
    'is not told where the page is %s',
    (name) => {
      expect(findings(workCovered, page, { freshness: freshnessOf(name), facts: uncommitted('a') })).toEqual(
        [],
      )
    },
  )
})

it('is silent about a page that covers the work', () => {
  const { good } = explanations['work-covered']
  expect(findings(workCovered, good, { facts })).toEqual([])
})
