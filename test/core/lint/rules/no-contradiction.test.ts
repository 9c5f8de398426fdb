import { expect, it } from 'vitest'
import { noContradiction } from '../../../../src/core/lint/rules/tasks.js'
import { findings } from '../input.js'

const page = (done: string, open: string) =>
  `## Completed Work\n\n### Backend\n\n- ${done}\n\n## Remaining Work\n\n- [ ] ${open}\n`

it('finds a task that is told as done, however that is marked', () => {
  expect(
    findings(noContradiction, page('✅ **Added** rate limits to login', 'Add rate limits to login')).map(
      ({ at }) => at,
    ),
  ).toEqual(['- [ ] Add rate limits to login\n'])
})

it('lets tasks pass that are alike', () => {
  expect(findings(noContradiction, page('Add rate limits to login', 'Add rate limits to logout'))).toEqual([])
  expect(findings(noContradiction, page('Tests', 'Tests'))).toEqual([])
})

it('takes what remains below a completed phase for what it says', () => {
  expect(
    findings(noContradiction, '## Completed Work\n\n### Remaining\n\n- Add rate limits to login\n'),
  ).toEqual([])
})
