import { describe, expect, it } from 'vitest'
import { addNotes } from '../../../src/core/page/notes.js'
import { renderInert, renderName } from '../../../src/core/report/comment-findings.js'
import { renderCode, showControls } from '../../../src/core/text/code.js'
import { escapeForTerminal, escapeJsonForTerminal } from '../../../src/core/text/terminal.js'

const hidden = [
  ...[
    0xe0100, 0xe01ef, 0xfe00, 0xfe0e, 0xfe0f, 0x034f, 0x115f, 0x1160, 0x17b4, 0x180e, 0x180b, 0x200b, 0x200c,
  ],
  ...[
    0x200d, 0x2060, 0x206a, 0x2800, 0x3164, 0xffa0, 0xfff9, 0xfeff, 0x00ad, 0x1d173, 0xe0041, 0xe007f, 0x0600,
  ],
].map((code) => [code.toString(16).toUpperCase().padStart(4, '0'), String.fromCodePoint(code)] as const)

describe('invisible characters', () => {
  it.each(hidden)('shows U+%s by its number wherever text is printed', (number, character) => {
    const text = `a${character}b`
    expect(showControls(text)).toBe(`a{U+${number}}b`)
    expect(escapeForTerminal(text)).toBe(`a{U+${number}}b`)
    expect(renderName(text)).toBe(`\`a{U+${number}}b\``)
    // U+FEFF is white space in JavaScript, and a blank is seen.
    expect(renderInert(text)).toBe(number === 'FEFF' ? 'a b' : `a{U+${number}}b`)
    const json = escapeJsonForTerminal(JSON.stringify(text))
    expect(json).toMatch(/^[ -~]+$/)
    expect(JSON.parse(json)).toBe(text)
    // On a page a name stays what it is.
    expect(renderCode(text)).toBe(`\`${text}\``)
  })

  it('leaves no character of these kinds, whichever there are', () => {
    const all = /[\p{Default_Ignorable_Code_Point}\p{Cf}\u2800]/u
    for (let code = 0; code <= 0x10ffff; code++) {
      const character = String.fromCodePoint(code)
      if (all.test(character) && all.test(showControls(`a${character}b`))) throw new Error(code.toString(16))
    }
  })

  it.each(['👩‍💻', '👨‍👩‍👧‍👦', '❤️', '⚠️ careful', '🏳️‍🌈', '🏴‍☠️', '1️⃣', '👩🏽‍🚀', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '✅', '🇩🇪', '👩‍❤️‍💋‍👨'])(
    'leaves the emoji %s alone',
    (emoji) => expect(showControls(`x ${emoji} y`)).toBe(`x ${emoji} y`),
  )

  it.each([
    ['✅\ufe0f\ufe0f', '✅\ufe0f{U+FE0F}'],
    ['a\ufe0f', 'a{U+FE0F}'],
    ['1\ufe0f', '1{U+FE0F}'],
    ['👩\u200da', '👩{U+200D}a'],
    ['🏴\u{e0068}\u{e0069}\u{e007f}', '🏴{U+E0068}{U+E0069}{U+E007F}'],
    ['👩\u{e0101}', '👩{U+E0101}'],
  ])('shows what hides behind the emoji of %j', (text, expected) => {
    expect(showControls(text)).toBe(expected)
    expect(showControls(expected)).toBe(expected)
  })
})

describe('a note', () => {
  const notes = { decisions: [], gotchas: [], context: [], tasks: [] }
  it.each([
    ['\u001b[31mred\u001b[0m', '\\x1b[31mred\\x1b[0m'],
    ['\u001b]0;title\u0007x', '\\x1b]0;title\\x07x'],
    ['\u009b2Jx', '\\x9b2Jx'],
    ['a\rb', 'a b'],
    ['a\u202eb', 'a\\u202eb'],
  ])('%j is written without what acts on a terminal', (said, expected) => {
    const page = addNotes('# Handoff\n\n## Context\n\nOld words.\n', {
      ...notes,
      gotchas: [said],
      context: [said],
      tasks: [{ text: said, priority: 'must' }],
      decisions: [{ text: said, reason: said, at: null }],
    })
    expect(page.split(expected)).toHaveLength(6)
    expect(page).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f\u202e]/)
  })
})
