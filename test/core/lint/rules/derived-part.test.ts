import { expect, it } from 'vitest'
import { freshnessOf } from '../../../../src/core/freshness/freshness.js'
import { explanations } from '../../../../src/core/lint/explanations.js'
import { applyFixes } from '../../../../src/core/lint/lint.js'
import { derivedPart } from '../../../../src/core/lint/rules/whole-page.js'
import { derived } from '../../page/derived.js'
import { findings } from '../input.js'

const { bad, good } = explanations['derived-part']
const draft = derived({ files: ['`src/auth.ts` (lines 18-92)'] })

it('finds line numbers that moved, where they stand, and repairs them', () => {
  const found = findings(derivedPart, bad, { draft, freshness: freshnessOf('moved') })
  expect(found).toMatchObject([
    {
      at: '`src/auth.ts` (lines 15-89)',
      reason: '`` `src/auth.ts` (lines 15-89) `` does not match git: `` `src/auth.ts` (lines 18-92) ``',
      hint: 'The lines moved. Run `git handoff check --fix`.',
    },
  ])
  expect(findings(derivedPart, applyFixes(bad, found), { draft })).toEqual([])
})

it('finds nothing where the lines are right, with a remark below them', () => {
  expect(findings(derivedPart, good, { draft })).toEqual([])
})

it('says what is missing, and what is too much', () => {
  const more = derived({ files: ['`src/auth.ts` (lines 15-89)', '`src/b.ts` (new file, 2 lines)'] })
  expect(findings(derivedPart, bad, { draft: more })).toMatchObject([
    { reason: 'Missing `` `src/b.ts` (new file, 2 lines) ``' },
  ])
  expect(
    findings(derivedPart, `${bad}2. \`src/c.ts\` (new empty file)\n`, {
      draft: derived({ files: ['`src/auth.ts` (lines 15-89)'] }),
    }),
  ).toMatchObject([
    { reason: '`` `src/c.ts` (new empty file) `` does not match git, which has no such change' },
  ])
})

it('shows of a long line the part that differs', () => {
  const path = `src/${'folder/'.repeat(30)}auth.ts`
  const page = `### Files Modified\n\n1. \`${path}\` (lines 1-2)\n`
  const [finding] = findings(derivedPart, page, { draft: derived({ files: [`\`${path}\` (lines 3-4)`] }) })
  expect(finding?.reason).toContain('auth.ts` (lines 1-2)')
  expect(finding?.reason).toContain('auth.ts` (lines 3-4)')
  expect(finding?.reason.length).toBeLessThan(280)
})

it.each(['stale', 'foreign', 'missing', 'finished', 'unknown'] as const)(
  'is silent on a page that is %s',
  (name) => {
    expect(findings(derivedPart, bad, { draft, freshness: freshnessOf(name) })).toEqual([])
  },
)
