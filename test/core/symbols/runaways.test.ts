import { describe, expect, it } from 'vitest'
import { languageTables } from '../../../src/core/languages/index.js'
import { cutRunaways } from '../../../src/core/symbols/outline-text.js'
import type { OutlineSymbol } from '../../../src/core/symbols/types.js'

const table = languageTables.get('c++')
if (table === undefined) throw new Error('no table for C++')

/** What a parser made of a text: a function from one line to another, its body at the last `{` but for what is said. */
function take(
  name: string,
  first: number,
  last: number,
  text: string,
  body = text.lastIndexOf('{'),
): OutlineSymbol {
  const start = text.split('\n', first - 1).join('\n').length
  return {
    name,
    kind: 'method',
    parent: null,
    owner: null,
    qualifiedName: name,
    first,
    last,
    exported: true,
    listed: true,
    signature: [start, body],
  }
}

const spansOf = (symbols: readonly OutlineSymbol[], text: string) =>
  cutRunaways(symbols, text, table).map(
    ({ qualifiedName, first, last }) => `${qualifiedName} ${first}-${last}`,
  )

describe('a function that the parser let begin in the text before it', () => {
  const text = `namespace {

class Store {
 public:
  void set(int a) {
    b = a;
  }
  alignas(int) char b;
};

}  // namespace

// Sets all.
void
Store::setAll(int limit) {
  all = limit;
}
`

  it('begins at its head, and what it had swallowed is read by patterns', () => {
    expect(spansOf([take('Store.setAll', 1, 17, text)], text)).toEqual([
      'Store 3-9',
      'Store.set 5-7',
      'Store.setAll 13-17',
    ])
  })

  it('is the same symbol but for its first line', () => {
    const taken = { ...take('Store.setAll', 1, 17, text), shared: true }
    const found = cutRunaways([taken], text, table).find(({ name }) => name === 'Store.setAll')
    expect(found).toMatchObject({
      ...taken,
      first: 13,
      signature: [text.indexOf('// Sets all'), taken.signature[1]],
    })
  })

  it('is left alone where its own head has several lines', () => {
    const own = 'void set(\n  int a,\n  struct { int b; } c,\n  std::function<void()> d = [] {\n  }) {\n}\n'
    expect(spansOf([take('set', 1, 6, own)], own)).toEqual(['set 1-6'])
  })
})

it('a method outside of its class that the parser let run on ends at its brace', () => {
  const text = 'void Store::set() {\n  MACRO(\n}\n\nvoid Store::get() {\n}\n'
  expect(spansOf([take('Store.set', 1, 6, text, text.indexOf('{'))], text)).toEqual([
    'Store.set 1-3',
    'Store.get 5-6',
  ])
})
