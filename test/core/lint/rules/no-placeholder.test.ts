import { expect, it, test } from 'vitest'
import { noPlaceholder } from '../../../../src/core/lint/rules/no-placeholder.js'
import { findings } from '../input.js'

test.each([
  'TBD',
  'TBD.',
  'Owner: TBD',
  '**Owner:** TBD',
  'To be determined',
  'TODO',
  '...',
  '…',
  '[Describe what is left]',
  '{{ next_steps }}',
  'Context: [Why this branch exists]',
  'Lorem ipsum dolor sit amet',
  'Add description here',
  '(to be decided)',
])('finds %j', (text) => {
  expect(findings(noPlaceholder, `## Gotchas\n\n- ${text}\n`).map(({ at }) => at)).toEqual([text])
})

test.each([
  'The limit is TBD by operations, ask #infra',
  'Loading… is shown for 3 s',
  '[The design](docs/design.md)',
  '[RFC 9110]: semantics',
  'Use `TODO` comments',
  'Wait for "..." in the log',
  '`[id]` routes need the new loader',
  'TODO: rotate the keys in `src/auth.ts`',
  'See <https://example.com/x>',
  '[x] was the old mark',
])('lets %j pass', (text) => {
  expect(findings(noPlaceholder, `## Gotchas\n\n- ${text}\n`)).toEqual([])
})

it('finds the cell of a table and the nested line', () => {
  const page = '| Task | Owner |\n| --- | --- |\n| Ship it | TBD |\n\n- Deploy\n  - ...\n'
  expect(findings(noPlaceholder, page).map(({ at }) => at)).toEqual(['TBD', '...'])
})

it('does not read code blocks', () => {
  expect(findings(noPlaceholder, '```\nTBD\n```\n')).toEqual([])
})

it('leaves the words of this program for an empty section to the rule about sections', () => {
  expect(findings(noPlaceholder, '## Context\n\nNot recorded.\n')).toEqual([])
})
