import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blankComments } from '../../../src/core/install/json-text.js'

describe('blanking comments', () => {
  it.each([
    ['{"a": 1} // end', '{"a": 1}       '],
    ['{/* a\r\n b */"a": "// no", }', '{    \r\n     "a": "// no"  }'],
    ['[1, /* x */ ]', '[1          ]'],
    ['["\\"//", 2]', '["\\"//", 2]'],
    ['\uFEFF{}', ' {}'],
    ['{"a": 1 / 2}', '{"a": 1 / 2}'],
    ['{} /* open', '{} /* open'],
    ['[,]', '[ ]'],
  ])('of %j gives %j', (text, blanked) => {
    expect(blankComments(text)).toBe(blanked)
  })

  it('leaves JSON as it is, and every place where it was', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(blankComments(text)).toBe(text)
      }),
    )
  })
})
