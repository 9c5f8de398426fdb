import { describe, expect, it, test } from 'vitest'
import { ruleIds } from '../../../src/core/config/options.js'
import { explanations, renderRulePage } from '../../../src/core/lint/explanations.js'
import { rules } from '../../../src/core/lint/rules/index.js'
import { findSecrets } from '../../../src/core/secrets/find.js'
import { lintInput } from './input.js'

/** Rules that need to know the branch besides the page: their examples are tried by their own tests. */
const ofBranch = [
  'handoff-present',
  'own-branch',
  'work-covered',
  'derived-part',
  'no-dead-path',
  'no-dead-symbol',
  'no-dead-command',
  'no-unknown-path',
  'no-drifted-lines',
  'recheck-anchor',
]

it('there is one rule of every name, in the order of the documentation', () => {
  expect(rules.map(({ id }) => id)).toEqual(ruleIds)
})

describe.each(rules.filter(({ id }) => !ofBranch.includes(id) && explanations[id].bad !== ''))(
  'the examples of $id',
  ({ id, find }) => {
    const { bad, good } = explanations[id]

    it('find it where it is bad', async () => {
      expect(find(lintInput(bad, { secrets: await findSecrets(bad) }))).not.toEqual([])
    })

    it('find nothing where it is good', async () => {
      expect(find(lintInput(good, { secrets: await findSecrets(good) }))).toEqual([])
    })
  },
)

test.each(ruleIds)('%s has a page with what, why and repair', (id) => {
  const page = renderRulePage(id)
  expect(page).toMatch(/^# [a-z-]+\n\nFinds .+\. By default an? (?:info|warning|error)\.\n/)
  expect(page).toContain(`## Repair\n\n${explanations[id].repair}`)
})
