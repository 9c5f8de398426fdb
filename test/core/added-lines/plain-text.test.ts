import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanText, cutText } from '../../../src/core/text/clean.js'

const text = fc.string({ unit: 'binary' })

describe('cleanText', () => {
  it('leaves one line without controls', () => {
    expect(cleanText(' a\tb\r\n\u001b[31mc\u001b[0m \u001b]0;title\u0007d\u202e\u2066e\u{e0041} ')).toBe(
      'a b c de',
    )
  })

  it('keeps what people write', () => {
    expect(cleanText('Größe 変更 👩‍💻 e\u0301')).toBe('Größe 変更 👩‍💻 e\u0301')
  })

  it('is the same when done twice, and never has a control character', () => {
    fc.assert(
      fc.property(text, (raw) => {
        const clean = cleanText(raw)
        expect(cleanText(clean)).toBe(clean)
        expect(clean).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u2028\u2029]/u)
      }),
    )
  })
})

describe('cutText', () => {
  it('cuts between words', () => {
    expect(cutText('rotate the keys', 13)).toBe('rotate the…')
    expect(cutText('rotate the keys', 15)).toBe('rotate the keys')
    expect(cutText('rotatethekeysnow', 10)).toBe('rotatethe…')
  })

  it('never exceeds the limit, nor cuts a character in half', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 40 }), (raw, limit) => {
        const cut = cutText(cleanText(raw), limit)
        expect(cut.length).toBeLessThanOrEqual(limit)
        expect(cut).not.toMatch(/\p{Cs}/u)
      }),
    )
  })
})
