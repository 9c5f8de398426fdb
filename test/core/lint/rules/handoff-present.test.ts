import { expect, it } from 'vitest'
import { freshnessOf } from '../../../../src/core/freshness/freshness.js'
import { handoffPresent } from '../../../../src/core/lint/rules/whole-page.js'
import { file } from '../../entries/facts.js'
import { branchFacts, findings } from '../input.js'

const missing = freshnessOf('missing')
const facts = branchFacts({ files: [file({})] })
const reasons = (...args: Parameters<typeof findings>) => findings(...args).map(({ reason }) => reason)

it('finds that there is no page, and says where it would be', () => {
  expect(findings(handoffPresent, null, { freshness: missing, facts })).toMatchObject([
    {
      span: null,
      reason: 'This branch has no `HANDOFF.md`',
      hint: 'Run `git handoff sync`.',
      data: { path: 'HANDOFF.md' },
    },
  ])
})

it('finds a page without a word', () => {
  expect(reasons(handoffPresent, '---\nhandoff: 1\n---\n', { freshness: missing, facts })).toEqual([
    '`HANDOFF.md` is empty',
  ])
})

it("finds that the page is the base's", () => {
  const freshness = freshnessOf('missing', { cause: 'page-of-base' })
  expect(reasons(handoffPresent, '# Notes\n', { freshness, facts })).toEqual([
    '`HANDOFF.md` belongs to `main`, not to this branch',
  ])
})

it('asks for no page where there is no work', () => {
  expect(reasons(handoffPresent, null, { freshness: missing, facts: branchFacts() })).toEqual([])
})

it.each(['fresh', 'moved', 'stale', 'foreign', 'finished', 'unknown'] as const)(
  'is silent where the page is %s',
  (name) => {
    expect(reasons(handoffPresent, null, { freshness: freshnessOf(name), facts })).toEqual([])
  },
)
