import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseJsonText } from '../../../src/core/install/json-text.js'

describe('JSON with comments', () => {
  it.each([
    '{"a": 1} // end',
    '{/* a\r\n b */"a": "// no", }',
    '{"a": [1, /* x */ ]}',
    '{"a": ["\\"//", 2]}',
    '\uFEFF{}',
  ])('of %j is read', (text) => {
    expect(parseJsonText(text)?.text).toBe(text)
  })

  it.each(['{"a": 1 / 2}', '{} /* open', '{"a": [,]}', '{"a": 1, "a": 2}', '[]', '', '['.repeat(100_000)])(
    'is none in %.20j',
    (text) => {
      expect(parseJsonText(text)).toBe(null)
    },
  )

  it('is none where comments are not allowed', () => {
    expect(parseJsonText('{} // end', false)).toBe(null)
    expect(parseJsonText('{"a": 1, }', false)).toBe(null)
  })

  it('knows every place', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const text = JSON.stringify(value, null, 2)
        for (const { children: [key, node] = [] } of parseJsonText(text)?.root.children ?? []) {
          if (key === undefined || node === undefined) throw new Error('no member')
          const shown = text.slice(node.offset, node.offset + node.length)
          expect(JSON.parse(shown)).toEqual(JSON.parse(JSON.stringify(value[key.value])))
        }
      }),
    )
  })
})
