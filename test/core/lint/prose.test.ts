import { expect, it } from 'vitest'
import { isInEnglish } from '../../../src/core/lint/page.js'
import { lintInput } from './input.js'

const page = (context: string, decision: string) =>
  `# Handoff: Add the session store\n\n## Context\n\n${context}\n\n## Completed Work\n\n### Files Modified\n\n` +
  `## Remaining Work\n\n### Nice to Have\n\n## Key Decisions\n\n1. ${decision}\n\n## Gotchas\n\nNone recorded.\n`

const isEnglish = (markdown: string) => {
  const { page: parsed, derivedSpans } = lintInput(markdown)
  return parsed !== null && isInEnglish(parsed, derivedSpans)
}

it('does not take the headings that this program wrote for the language of a short page', () => {
  expect(isEnglish(page('トークンを置き換えます。', 'セッション'))).toBe(false)
  expect(isEnglish(page('Die alten Tokens sind weg.', 'Redis'))).toBe(false)
})

it('takes a page with few words for English', () => {
  expect(isEnglish(page('Tokens are gone.', 'Redis'))).toBe(true)
  expect(isEnglish(page('Not recorded.', ''))).toBe(true)
})
