import { expect, it } from 'vitest'
import { addNotes } from '../../../src/core/page/notes.js'
import { updatePage } from '../../../src/core/page/update.js'
import { derived } from './derived.js'

const page = (gotchas: string) => `# T\n\n**Status:** x\n\n## Gotchas\n\n${gotchas}\n\n## Notes\n\nmine\n`
const gotchasOf = (text: string) => /## Gotchas\n\n([\s\S]*?)\n\n## Notes/.exec(text)?.[1]
const update = (text: string) => updatePage(text, derived({}), derived({}))

it.each([
  ['- The lock stays\n- So does the port\n\nNone recorded.', '- The lock stays\n- So does the port'],
  ['- The lock stays\nNone recorded.', '- The lock stays'],
  ['None recorded.\n\n- The lock stays', '- The lock stays'],
  ['None recorded.\n- The lock stays', '- The lock stays'],
  ['None recorded.\n\nThe lock stays.\n\n> as agreed', 'The lock stays.\n\n> as agreed'],
  ['The lock stays.\n\nNone recorded.\n\nThe port too.', 'The lock stays.\n\nThe port too.'],
  ['None recorded.\n\n```sh\nrm lock\n```', '```sh\nrm lock\n```'],
  ['None recorded.\n\n### CI\n\nThe lock stays.', '### CI\n\nThe lock stays.'],
])('our word for nothing goes when people write beside it: %j', (written, left) => {
  const once = update(page(written))
  expect(gotchasOf(once)).toBe(left)
  expect(update(once)).toBe(once)
})

it.each([
  'None recorded.',
  '<!-- what will bite? -->\n\nNone recorded.',
  'None recorded. But ask Ada about the lock.',
  'In 2025 there were outages.\n\n- Of the cache:\nNone recorded.',
  '- None recorded.',
  'The log says this:\n\n```\nNone recorded.\n```',
])('people keep what they wrote with these words, and an empty section keeps ours: %j', (written) => {
  expect(gotchasOf(update(page(written)))).toBe(written)
})

it('a note, decisions and pages with CRLF too', () => {
  const decisions = '# T\r\n\r\n## Key Decisions\r\n\r\n1. Use a flat file\r\n\r\nNone recorded.\r\n'
  const none = { decisions: [], gotchas: [], context: [], tasks: [] }
  const noted = addNotes(decisions, { ...none, decisions: [{ text: 'Use txt', reason: null, at: null }] })
  expect(noted).toContain('## Key Decisions\r\n\r\n1. Use a flat file\r\n2. Use txt\r\n')
  expect(noted).not.toContain('None recorded.')
})
