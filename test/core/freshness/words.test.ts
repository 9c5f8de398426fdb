import { expect, test } from 'vitest'
import { hasWords } from '../../../src/core/freshness/freshness.js'
import { cpuTime } from '../../helpers/timing.js'

test.each([
  '',
  ' \n\t\n',
  '\uFEFF\n',
  '---\nhandoff: 1\nbranch: feat/x\n---\n',
  '---\r\nhandoff: 1\r\n---\r\n\r\n',
  '---\nhandoff: 1\n---',
  '<!-- write here -->\n',
  '---\nhandoff: 1\n---\n<!-- a --> <!-- b\nc -->\n\n---\n***\n',
])('there is not a word on %j', (text) => {
  expect(hasWords(text, 'markdown')).toBe(false)
})

test.each([
  'x',
  '# Handoff\n',
  '---\nhandoff: 1\n---\n\nDone.\n',
  '<!-- never closed',
  '- [ ]\n',
  '日本\n',
  'a\n---\nb: 1\n---\n',
])('there are words on %j', (text) => {
  expect(hasWords(text, 'markdown')).toBe(true)
})

test.each([
  ['', false],
  ['{}', false],
  ['{"handoff": 1, "branch": "feat/x", "title": "", "sections": []}', false],
  ['{"title": "Sessions"}', true],
  ['{"sections": [{"heading": "Context"}]}', true],
  ['not JSON', true],
  ['[]', true],
])('JSON %j: %s', (text, expected) => {
  expect(hasWords(text, 'json')).toBe(expected)
})

test('a page of many comments that are never closed takes no time', () => {
  const text = `${'<!--'.repeat(250_000)}`
  const start = cpuTime()
  expect(hasWords(text, 'markdown')).toBe(true)
  expect(hasWords('---\n'.repeat(250_000), 'markdown')).toBe(false)
  expect(cpuTime() - start).toBeLessThan(1000)
})
