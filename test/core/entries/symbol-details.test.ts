import { describe, expect, it } from 'vitest'
import { deriveSymbolDetails, isSymbolLine } from '../../../src/core/entries/symbols.js'
import { isTestLine, renderTestTitles } from '../../../src/core/entries/test-data.js'
import type { SymbolChange } from '../../../src/core/facts.js'
import { file } from './facts.js'

function symbol(
  qualifiedName: string,
  change: SymbolChange['change'],
  more: Partial<SymbolChange> = {},
): SymbolChange {
  const name = qualifiedName.split('.').at(-1) ?? qualifiedName
  return {
    ...{ name, qualifiedName, kind: 'function', change, previousName: null, previousPath: null },
    ...{ signatureChanged: false, exported: false, cosmetic: false, lines: [1, 2], ...more },
  }
}

const lineOf = (...symbols: SymbolChange[]) => [...deriveSymbolDetails([file({ symbols })]).values()][0]

describe('symbols below a file', () => {
  it.each<[string | undefined, SymbolChange[]]>([
    [
      'Removed `signToken`, `verifyToken` (public API); added `createSession`; changed `login` (signature, public API)',
      [
        symbol('login', 'changed', { exported: true, signatureChanged: true }),
        symbol('createSession', 'added', { exported: true }),
        symbol('signToken', 'removed', { exported: true }),
        symbol('verifyToken', 'removed', { exported: true }),
      ],
    ],
    [
      'Added `RedisStore`: `get`, `set`',
      [symbol('RedisStore', 'added'), symbol('RedisStore.get', 'added'), symbol('RedisStore.set', 'added')],
    ],
    [
      'Removed `Old` with 5 members; changed `New.a`',
      [
        symbol('Old', 'removed'),
        ...['a', 'b', 'c', 'd', 'e'].map((name) => symbol(`Old.${name}`, 'removed')),
        symbol('New.a', 'changed'),
      ],
    ],
    [
      'Added `first`, `Store` with `get`; `open`, `shut`; changed `last`',
      [
        symbol('first', 'added'),
        symbol('Store', 'added'),
        symbol('Store.get', 'added'),
        symbol('open', 'added'),
        symbol('shut', 'added'),
        symbol('last', 'changed'),
      ],
    ],
    [
      'Removed `open` (public API); added `close`; removed `inner`; changed `read`',
      [
        symbol('inner', 'removed'),
        symbol('read', 'changed', { exported: true }),
        symbol('close', 'added', { exported: true }),
        symbol('open', 'removed', { exported: true }),
      ],
    ],
    ['Renamed `a` to `b`', [symbol('b', 'renamed', { previousName: 'a' })]],
    ['Moved `a` from `src/old.ts`', [symbol('a', 'moved', { previousPath: 'src/old.ts' })]],
    [undefined, [symbol('a', 'changed', { cosmetic: true })]],
    [
      'Removed `open` (public API); removed `inner`',
      [symbol('inner', 'removed'), symbol('open', 'removed', { exported: true })],
    ],
  ])('%s', (line, symbols) => {
    expect(lineOf(...symbols)).toBe(line)
    if (line !== undefined) expect(isSymbolLine(line)).toBe(true)
  })

  it('knows a line again that parts a class from the next symbol as it did before', () => {
    expect(isSymbolLine('Added `Store` with `get`, `open`')).toBe(true)
  })

  it('calls nothing in a test public: nobody builds on it', () => {
    const gone = [symbol('test_login', 'removed', { exported: true })]
    const login = file({ path: 'tests/test_login.py', kind: 'test', symbols: gone })
    expect([...deriveSymbolDetails([login]).values()]).toEqual(['Removed `test_login`'])
  })

  it('names eight in a file and forty on a page, fairly dealt', () => {
    const many = Array.from({ length: 20 }, (_, index) => symbol(`f${index}`, 'added'))
    expect(lineOf(...many)).toMatch(/^Added `f0`, .*`f7` \+ 12 more$/)
    const files = Array.from({ length: 30 }, (_, index) => file({ path: `${index}.ts`, symbols: many }))
    const lines = [...deriveSymbolDetails(files).values()]
    expect(lines.length).toBe(30)
    expect(lines.join().match(/`/g)?.length).toBe(80)
    expect(lines.every(isSymbolLine)).toBe(true)
  })

  it.each(['Added a thing', 'Removed `x` since nobody calls it', 'Changed `a`, see `b`'])(
    'is not what a person wrote: %s',
    (text) => {
      expect(isSymbolLine(text)).toBe(false)
    },
  )
})

describe('titles of tests below a file', () => {
  it.each([
    [['rotates keys'], 'Tests `rotates keys`'],
    [['a', 'b', 'c', 'd', 'e', 'f'], 'Tests `a`, `b`, `c`, `d` + 2 more'],
    [['has a `tick`'], 'Tests `` has a `tick` ``'],
    [[], null],
  ])('%j', (tests, line) => {
    expect(renderTestTitles(file({ kind: 'test', tests }))).toBe(line)
    if (line !== null) expect(isTestLine(line)).toBe(true)
  })

  it('are not what a person wrote', () => expect(isTestLine('Tests are slow')).toBe(false))
})
