import fc from 'fast-check'
import { expect, it, test } from 'vitest'
import { parseTokens } from '../../../src/core/prose/tokens.js'

const kinds = (text: string) =>
  parseTokens(text)
    .filter(({ kind }) => kind !== 'stop' && kind !== 'word')
    .map(({ kind, text: shown }) => `${kind} ${shown}`)

test.each([
  ['Fix `src/cart.ts:12`', ['path src/cart.ts:12']],
  ['Fix src/cart.ts, please', ['path src/cart.ts']],
  ['Delete `old/`', ['path old/']],
  ['Run `npm run lint`', ['code npm run lint']],
  ['Call flushCart() first', ['name flushCart()']],
  ['Set MAX_ITEMS to 40', ['name MAX_ITEMS', 'number 40']],
  ['Say "Cart is empty"', ['quote Cart is empty']],
  ['Ask Paula about the SDK', ['proper Paula', 'proper SDK']],
  ['Follow the [guide](docs/guide.md)', ['path docs/guide.md']],
  ['Improve input and/or output', []],
])('parseTokens(%j)', (text, expected) => {
  expect(kinds(text)).toEqual(expected)
})

it('joins lines that were wrapped and splits items', () => {
  const lower = parseTokens('- One\n  and two\n- three').map(({ lower }) => lower)
  expect(lower).toEqual(['one', 'and', 'two', '\n', 'three'])
})

it('never throws', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseTokens(text)))
})
