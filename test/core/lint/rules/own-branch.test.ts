import { describe, expect, it } from 'vitest'
import { defaultConfig } from '../../../../src/core/config/options.js'
import { freshnessOf } from '../../../../src/core/freshness/freshness.js'
import { explanations } from '../../../../src/core/lint/explanations.js'
import { lint } from '../../../../src/core/lint/lint.js'
import { ownBranch } from '../../../../src/core/lint/rules/whole-page.js'
import { findings, lintInput } from '../input.js'

const foreign = freshnessOf('foreign', { pageBranch: 'feat/other' })
const renamed = freshnessOf('fresh', { pageBranch: 'feat/other', renamedFrom: 'feat/other' })
const page = explanations['own-branch'].bad

it('finds a page of another branch, at its name', () => {
  expect(findings(ownBranch, page, { freshness: foreign })).toMatchObject([
    {
      at: 'feat/other',
      reason: 'This is the page of `feat/other`, not of `feat/x`',
      data: { branch: 'feat/other', expected: 'feat/x' },
    },
  ])
})

it.each([
  ['"feat/other"', '"feat/other"'],
  ['feat/other # the old one', 'feat/other'],
  ['fix/#12', 'fix/#12'],
])('points at `branch: %s`', (value, at) => {
  const [finding] = findings(ownBranch, page.replace('feat/other', value), { freshness: foreign })
  expect(finding?.at).toBe(at)
})

describe('after a mere rename', () => {
  it('is at most a warning, whatever the rule is, and is repaired', () => {
    const [finding] = lint(lintInput(page, { freshness: renamed }), [ownBranch])
    expect(finding).toMatchObject({
      fix: 'update',
      diagnostic: {
        severity: 'warning',
        reason: 'The page names `feat/other`; the branch is now called `feat/x`',
        place: { start: { line: 3, column: 9 }, end: { line: 3, column: 19 } },
        fixable: true,
      },
    })
  })

  it('stays an info where the rule is one', () => {
    const rules = { ...defaultConfig.rules, 'own-branch': { severity: 'info' as const } }
    const [finding] = lint(lintInput(page, { freshness: renamed, config: { ...defaultConfig, rules } }), [
      ownBranch,
    ])
    expect(finding?.diagnostic.severity).toBe('info')
  })
})

it('is silent about a page of this branch', () => {
  expect(
    findings(ownBranch, explanations['own-branch'].good, {
      freshness: freshnessOf('stale', { pageBranch: 'feat/x' }),
    }),
  ).toEqual([])
})
