import { expect, it } from 'vitest'
import { decisionReason } from '../../../../src/core/lint/rules/sections.js'
import { findings, lintInput } from '../input.js'

const bare = '## Key Decisions\n\n1. Redis for the cart\n'

it('finds a decision that does not say why', () => {
  const [finding] = findings(decisionReason, bare)
  expect(finding?.at).toBe('1. Redis for the cart\n')
  expect(finding?.reason).toBe('Decision has no reason')
  expect(finding?.hint).toContain('`- Reason: …`')
})

it('reads the lines below a decision', () => {
  const given = '## Key Decisions\n\n1. Redis for the cart\n   - Reason: several instances run\n'
  expect(findings(decisionReason, given)).toEqual([])
})

it('leaves alone what is derived, or in another language', () => {
  expect(findings(decisionReason, bare, { isEnglish: false })).toEqual([])
  const items = lintInput(bare).items.map((item) => ({ ...item, derived: true }))
  expect(findings(decisionReason, bare, { items })).toEqual([])
})

it('says nothing about names without a word, and about what is only said aside', () => {
  const page =
    '## Key Decisions\n\n- `left-pad`\n- [`right-pad`](https://example.com/x)\n- (more as they arise)\n'
  expect(findings(decisionReason, page)).toEqual([])
})

it('says nothing about tasks and gotchas', () => {
  expect(findings(decisionReason, '## Gotchas\n\n- Redis for the cart\n')).toEqual([])
})

it('reads the column of a table that is for reasons', () => {
  const table = (reason: string) =>
    `## Key Decisions\n\n| Decision | Why |\n|---|---|\n| Redis | ${reason} |\n| Postgres | |\n`
  const bareRows = (reason: string) => findings(decisionReason, table(reason)).map(({ at }) => at)
  expect(bareRows('several instances')).toEqual(['| Postgres | |'])
  expect(bareRows('-')).toEqual(['| Redis | - |', '| Postgres | |'])
})
