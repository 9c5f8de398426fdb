import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeForTerminal, escapeJsonForTerminal } from '../../../src/core/text/terminal.js'

const acting = /[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/
const anyText = fc.string({ unit: 'binary' })

describe('escapeForTerminal', () => {
  it.each([
    ['plain, Zoë, 日本, 🎉👩‍💻', 'plain, Zoë, 日本, 🎉👩‍💻'],
    ['line\n\tindented\r\nline', 'line\n\tindented\nline'],
    ['over\rwritten', 'over\\rwritten'],
    ['\x1b[31mred\x1b[0m', '\\x1b[31mred\\x1b[0m'],
    ['\x1b]0;title\x07', '\\x1b]0;title\\x07'],
    ['\x9b2J\x7f\0', '\\x9b2J\\x7f\\0'],
    ['a\u202eb\u2066c\u200fd', 'a\\u202eb\\u2066c\\u200fd'],
    ['lone \ud83c surrogate', 'lone \\ud83c surrogate'],
  ])('shows %j as %j', (text, expected) => {
    expect(escapeForTerminal(text)).toBe(expected)
  })

  it('leaves nothing that acts, and changes nothing twice', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const escaped = escapeForTerminal(text)
        expect(escaped).not.toMatch(acting)
        expect(escaped).not.toMatch(/\p{Surrogate}/u)
        expect(escapeForTerminal(escaped)).toBe(escaped)
      }),
    )
  })
})

describe('escapeJsonForTerminal', () => {
  it('says the same, without a character that acts', () => {
    fc.assert(
      fc.property(fc.dictionary(anyText, anyText), (value) => {
        const escaped = escapeJsonForTerminal(JSON.stringify(value))
        expect(escaped).not.toMatch(acting)
        expect(JSON.parse(escaped)).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })
})
