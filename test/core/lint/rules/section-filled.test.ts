import { expect, it, test } from 'vitest'
import { sectionFilled } from '../../../../src/core/lint/rules/sections.js'
import { findings } from '../input.js'

const filled = [
  '## Context\n\nWhy.\n',
  '## Remaining Work\n\n- [ ] Test it\n',
  '## Key Decisions\n\n1. This\n',
  '## Gotchas\n\n- That\n',
]

it('lets a page pass on which all four are filled', () => {
  expect(findings(sectionFilled, filled.join('\n'))).toEqual([])
})

test.each([
  ['Context', 0],
  ['Remaining Work', 1],
  ['Key Decisions', 2],
  ['Gotchas', 3],
])('finds that %s is missing', (heading, index) => {
  const page = filled.filter((_, at) => at !== index).join('\n')
  expect(findings(sectionFilled, page).map(({ reason, at }) => [at, reason.includes(heading)])).toEqual([
    [null, true],
  ])
})

test.each(['', 'Not recorded.', 'None', 'None.', '- N/A', '<!-- fill in -->', '*None*', '-'])(
  'finds a section that only says %j',
  (text) => {
    const page = [...filled.slice(0, 3), `## Gotchas\n\n${text}\n`].join('\n')
    expect(findings(sectionFilled, page).map(({ at }) => at)).toEqual(['## Gotchas\n'])
  },
)

test.each([
  'None: the library decides it all',
  'None so far, all of it is generated.',
  '### Redis\n\nIt hangs.',
])('takes %j for an answer', (text) => {
  expect(findings(sectionFilled, [...filled.slice(0, 3), `## Gotchas\n\n${text}\n`].join('\n'))).toEqual([])
})

it('reads sections by their meaning, and a page that begins without a heading as its context', () => {
  const page =
    '# Sessions\n\nTokens cannot be revoked.\n\n## Next steps\n\n1. Test\n\n## Decisions made\n\n- x\n\n## Known issues\n\n- y\n'
  expect(findings(sectionFilled, page)).toEqual([])
})

it('takes a paragraph with a label for the section it is', () => {
  const page = [...filled.slice(0, 3), '**Known issues.** The suite hangs without a secret.\n'].join('\n')
  expect(findings(sectionFilled, page)).toEqual([])
})

it('takes characters without a width for nothing', () => {
  const empty = findings(sectionFilled, '## Context\n\n\u200b\u2060\n').map(({ at }) => at)
  expect(empty).toContain('## Context\n')
})

it('names a section as the page does', () => {
  const [found] = findings(sectionFilled, '## Why this exists\n\n').filter(({ at }) => at !== null)
  expect(found?.reason).toBe('Section `Why this exists` is empty')
  expect(found?.hint).toContain('below `Why this exists`')
})
