import { beforeAll, describe, expect, it } from 'vitest'
import type { SymbolEngine } from '../../../src/core/languages/syntax.js'
import { deriveSymbolChanges } from '../../../src/core/symbols/changes.js'
import { openTestEngine } from './engine.js'
import { changedFile } from './hunks.js'

let engine: SymbolEngine
beforeAll(async () => {
  engine = await openTestEngine(['typescript', 'python', 'go', 'c'])
})

/** `name@line: text` for each symbol that has a signature. */
function show(language: string, before: string | null, after: string | null, by = engine): string[] {
  const file = changedFile(`src/a.${language}`, language, before, after)
  return deriveSymbolChanges([file], by, { signatures: true }).flatMap(({ symbols }) =>
    symbols.flatMap(({ qualifiedName, signature }) =>
      signature === undefined ? [] : [`${qualifiedName}@${signature.line}: ${signature.text}`],
    ),
  )
}

describe('signatures', () => {
  it('come only when asked for', () => {
    const file = changedFile('a.ts', 'typescript', null, 'export function a(): void {}\n')
    expect(deriveSymbolChanges([file], engine)[0]?.symbols[0]).not.toHaveProperty('signature')
  })

  it('are those of symbols that are new or look different, and of no others', () => {
    const before = 'function a() {\n  one()\n}\nfunction b() {\n  two()\n}\nfunction gone() {}\n'
    const after = 'function a() {\n  other()\n}\nfunction b(by: number) {\n  two()\n}\nfunction c() {}\n'
    expect(show('typescript', before, after)).toEqual(['b@4: function b(by: number)', 'c@7: function c()'])
  })

  it('end where the body begins, and leave out comments and the margin', () => {
    const source = `class Store {
  /** Reads. */
  async get(
    key: string, // with its prefix

    { fresh = false }: Options = {},
  ): Promise<string> {
    return ''
  }
}
`
    expect(show('typescript', null, source)).toEqual([
      'Store@1: class Store',
      'Store.get@3: async get(\n  key: string,\n  { fresh = false }: Options = {},\n): Promise<string>',
    ])
  })

  it('are all of a type that has no members of its own, and nothing of a value', () => {
    const source = `export interface Session {
  id: string
}
export type Mode = 'a' | 'b'
export const limit: number = 3
export const key = 'secret'
`
    expect(show('typescript', null, source)).toEqual([
      'Session@1: export interface Session {\n  id: string\n}',
      "Mode@4: export type Mode = 'a' | 'b'",
      'limit@5: export const limit: number',
    ])
  })

  it('of overloads stand together, where the first is', () => {
    const source = `function open(url: string): Store
function open(url: URL): Store
function open(url: string | URL): Store {
  return store
}
`
    expect(show('typescript', null, source)).toEqual([
      'open@1: function open(url: string): Store\nfunction open(url: URL): Store\nfunction open(url: string | URL): Store',
    ])
  })

  it('keep decorators where they are short, and go on without them where they are long', () => {
    const long = `@Component({\n${Array.from({ length: 9 }, (_, index) => `  key${index}: 'x',\n`).join('')}})\n`
    expect(show('typescript', null, `@sealed\nexport class A {}\n${long}export class B {}\n`)).toEqual([
      'A@1: @sealed\nexport class A',
      'B@14: export class B',
    ])
  })

  it('of a group in Go and of a named struct in C are found where they are', () => {
    const go = 'package a\n\ntype (\n\tKey string\n\n\tStore struct {\n\t\tsize int\n\t}\n)\n'
    expect(show('go', null, go)).toEqual(['Key@4: Key string', 'Store@6: Store struct {\n\tsize int\n}'])
    const c = 'typedef struct node {\n    int value;\n} node_t;\n'
    expect(show('c', null, c)).toEqual(['node@1: struct node {\n    int value;\n} node_t;'])
  })

  it('put parameters together where they have a line each', () => {
    const python = `def main(\n${'abcdefgh'.replace(/./g, '    $&: str = "$&",\n')}) -> None:\n    pass\n`
    expect(show('python', null, python)).toEqual([
      'main@1: def main(\n    a: str = "a", b: str = "b", c: str = "c", d: str = "d", e: str = "e", f: str = "f",\n    g: str = "g", h: str = "h",\n) -> None:',
    ])
  })

  it('leave out the middle where there are many lines', () => {
    const parameters = Array.from({ length: 30 }, (_, index) => `  argument${index}: string,\n`).join('')
    expect(show('typescript', null, `export function f(\n${parameters}): Promise<void> {}\n`)).toEqual([
      [
        'f@1: export function f(',
        '  argument0: string, argument1: string, argument2: string, argument3: string,',
        '  argument4: string, argument5: string, argument6: string, argument7: string,',
        '  …',
        '): Promise<void>',
      ].join('\n'),
    ])
    const union = Array.from({ length: 9 }, (_, index) => `\n  | 'a${index}'`).join('')
    expect(show('typescript', null, `type A =${union}\n`)).toEqual([
      "A@1: type A =\n  | 'a0'\n  | 'a1'\n  | 'a2'\n  | 'a3' …",
    ])
  })

  it.each(['', ',\n  other: string', `,\n  ${'more: string, '.repeat(50)}\n  b: c\n  d: e\n`])(
    'stay within 400 characters: %j',
    (more) => {
      const source = `export function f(\n  argument: '${'x😀'.repeat(200)}'${more}): void {}\n`
      const [text = ''] = show('typescript', null, source)
      expect(text).toMatch(/^f@1: export function f\([\s\S]* …$/)
      expect(text.length).toBeLessThanOrEqual('f@1: '.length + 400)
      expect(text).not.toMatch(/\p{Surrogate}/u)
    },
  )

  it('are found without a grammar, and with Windows line endings', () => {
    const source = 'import a\n\n\nclass Store:\n    def get(self, key: str) -> str:\n        return key\n'
    const found = ['Store@4: class Store:', 'Store.get@5: def get(self, key: str) -> str:']
    expect(show('python', null, source)).toEqual(found)
    expect(show('python', null, source.replaceAll('\n', '\r\n'))).toEqual(found)
    expect(show('python', null, source, new Map())).toEqual(found)
  })
})
