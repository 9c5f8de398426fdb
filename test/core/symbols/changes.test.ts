import { beforeAll, describe, expect, it } from 'vitest'
import type { SymbolChange } from '../../../src/core/facts.js'
import type { SymbolEngine } from '../../../src/core/languages/syntax.js'
import { deriveSymbolChanges } from '../../../src/core/symbols/changes.js'
import type { SymbolInput } from '../../../src/core/symbols/types.js'
import { openTestEngine } from './engine.js'
import { changedFile } from './hunks.js'

let engine: SymbolEngine
beforeAll(async () => {
  engine = await openTestEngine(['typescript', 'python', 'go', 'ruby', 'rust', 'java'])
})

/** `changed Store.get [3-5] signature exported`, one for each symbol. */
function tell(...files: SymbolInput[]): string[] {
  return deriveSymbolChanges(files, engine).flatMap(({ symbols }) => symbols.map(describeSymbol))
}

function describeSymbol(symbol: SymbolChange): string {
  const from = [symbol.previousName, symbol.previousPath].filter((part) => part !== null).join(' in ')
  const words = [
    symbol.change,
    symbol.qualifiedName,
    from === '' ? '' : `(${from})`,
    symbol.lines === null ? '' : `[${symbol.lines.join('-')}]`,
    symbol.signatureChanged ? 'signature' : '',
    symbol.exported ? 'exported' : '',
    symbol.shared === true ? 'shared' : '',
    symbol.cosmetic ? 'cosmetic' : '',
  ]
  return words.filter((word) => word !== '').join(' ')
}

const ts = (before: string | null, after: string | null, path = 'src/a.ts') =>
  changedFile(path, 'typescript', before, after)
const py = (before: string | null, after: string | null, path = 'a.py') =>
  changedFile(path, 'python', before, after)

const login = `export function login(user: string) {
  const session = open(user)
  session.touch()
  return session
}
`
const store = `export class Store {
  limit = 1

  get(key: string) {
    return this.entries.get(key)
  }

  set(key: string, value: string) {
    this.entries.set(key, value)
  }
}
`

describe('changes', () => {
  it('tells added and removed symbols', () => {
    expect(tell(ts(null, login))).toEqual(['added login [1-5] exported'])
    expect(tell(ts(login, null))).toEqual(['removed login exported'])
    expect(tell(ts(login, `${login}\nconst later = 1\n`))).toEqual(['added later [7-7]'])
  })

  it('tells a changed body, and not what stands around it', () => {
    const after = login.replace('session.touch()', 'session.touch(now)')
    expect(tell(ts(`${login}const a = 1\n`, `${after}const a = 1\n`))).toEqual([
      'changed login [1-5] exported',
    ])
  })

  it('gives a line to the innermost symbol', () => {
    expect(tell(ts(store, store.replace('get(key)\n', 'get(key) ?? null\n')))).toEqual([
      'changed Store.get [4-6] exported',
    ])
    expect(tell(ts(store, store.replace('limit = 1', 'limit = 2')))).toEqual([
      'changed Store [1-11] exported',
    ])
  })

  it('counts a line between two members as the class', () => {
    const after = store.replace('\n  set(', '\n\n  set(')
    expect(tell(ts(store, after))).toEqual(['changed Store [1-12] exported cosmetic'])
  })

  it('tells nothing of comments and imports outside of symbols', () => {
    expect(tell(ts(`import a from 'a'\n${login}`, `// new\nimport b from 'b'\n${login}`))).toEqual([])
  })

  it('takes overloads for one symbol', () => {
    const one = 'export function open(url: string): Store\nexport function open(url: any) {\n  return 1\n}\n'
    const two = `export function open(url: URL): Store\n${one}`
    expect(tell(ts(one, two))).toEqual(['changed open [3-5] signature exported'])
  })

  it('tells nothing of a file that is only renamed', () => {
    const file = { ...ts(login, login), status: 'renamed' as const, previousPath: 'src/b.ts', hunks: [] }
    expect(deriveSymbolChanges([file], engine)).toEqual([{ symbols: [], symbolsFrom: 'ast', limit: null }])
  })

  it('lists symbols in the order of the new text, removed ones last', () => {
    const before = 'function a() {\n  one()\n}\nfunction gone() {\n  two()\n}\n'
    const after = 'function z() {\n  other(1, 2, 3)\n}\nfunction a() {\n  one(1)\n}\n'
    expect(tell(ts(before, after))).toEqual(['added z [1-3]', 'changed a [4-6]', 'removed gone'])
  })
})

describe('signatures', () => {
  it.each([
    ['a parameter', 'user: string', 'user: string, ttl: number', true],
    ['a type', 'user: string', 'user: number', true],
    ['the export', 'export function', 'function', true],
    ['only layout', 'login(user: string)', 'login(\n  user: string,\n)', false],
    ['a comment', 'user: string', 'user: string /* the name */', false],
  ])('%s', (_, from, to, expected) => {
    const [change] = deriveSymbolChanges([ts(login, login.replace(from, to))], engine)
    expect(change?.symbols).toHaveLength(1)
    expect(change?.symbols[0]?.signatureChanged).toBe(expected)
  })

  it('leaves decorators and annotations out', () => {
    const before = 'class A:\n    @cached\n    def get(self, key):\n        return key\n'
    const after = before.replace('@cached', '@cached(maxsize=len(x))\n    @retry.twice')
    expect(tell(py(before, after))).toEqual(['changed A.get [2-5] exported'])
  })

  it('sees a parameter that is an object of several lines', () => {
    const before = 'export function Box({\n  a,\n  b,\n}: Props) {\n  return a\n}\n'
    expect(tell(ts(before, before.replace('  b,\n', '  b,\n  c,\n')))).toEqual([
      'changed Box [1-7] signature exported',
    ])
  })

  it('is that of the header for a class, and of the parameters for a function in a constant', () => {
    expect(tell(ts(store, store.replace('class Store', 'class Store extends Base')))).toEqual([
      'changed Store [1-11] signature exported',
    ])
    expect(tell(ts('const f = (a) => {\n  return a\n}\n', 'const f = (a, b) => {\n  return a\n}\n'))).toEqual(
      ['changed f [1-3] signature'],
    )
    expect(tell(ts('const limit = 1\n', 'const limit = 2\n'))).toEqual(['changed limit [1-1]'])
  })
})

describe('cosmetic changes', () => {
  it.each([
    ['a comment', '  session.touch()', '  // Keeps it alive.\n  session.touch()', true],
    ['indentation', '  session.touch()', '    session.touch()', true],
    ['a call on two lines', 'open(user)', 'open(\n    user\n  )', true],
    ['a comma', 'open(user)', 'open(user,)', false],
    ['white space in a string', 'open(user)', "open('a b')", false],
    ['two words that become one', 'return session', 'returnsession', false],
  ])('%s', (_, from, to, expected) => {
    const [change] = deriveSymbolChanges([ts(login, login.replace(from, to))], engine)
    expect(change?.symbols[0]?.cosmetic).toBe(expected)
  })

  it('does not take white space in a string for layout', () => {
    const before = "function f() {\n  return 'a b'\n}\n"
    expect(tell(ts(before, before.replace('a b', 'a  b')))).toEqual(['changed f [1-3]'])
    const template = 'function f() {\n  return `\n  a\n`\n}\n'
    expect(tell(ts(template, template.replace('  a\n', '    a\n')))).toEqual(['changed f [1-5]'])
  })

  it('does not take a marker in a string for a comment', () => {
    const before = "function f() {\n  return get('http://a')\n}\n"
    expect(tell(ts(before, before.replace('//a', '//b')))).toEqual(['changed f [1-3]'])
  })

  it('knows the lines in the middle of a comment', () => {
    const before = 'function f() {\n  /*\n   * one\n   */\n  return 1\n}\n'
    expect(tell(ts(before, before.replace('one', 'two')))).toEqual(['changed f [1-6] cosmetic'])
  })

  it('never calls indentation cosmetic where it is grammar', () => {
    const before = 'def f(x):\n    if x:\n        one()\n        two()\n'
    expect(tell(py(before, before.replace('        two', '    two')))).toEqual(['changed f [1-4] exported'])
    expect(tell(py(before, before.replace('one()', 'one()  # first')))).toEqual([
      'changed f [1-4] exported cosmetic',
    ])
  })

  it('keeps a docstring apart from a comment', () => {
    const before = 'def f():\n    """One."""\n    return 1\n'
    expect(tell(py(before, before.replace('One', 'Two')))).toEqual(['changed f [1-3] exported'])
  })
})

describe('renames', () => {
  it('finds the same body under another name', () => {
    expect(tell(ts(login, login.replace('login', 'signIn')))).toEqual([
      'renamed signIn (login) [1-5] exported',
    ])
  })

  it('tells a signature that changed with the name', () => {
    const after = login.replace('login(user: string)', 'loginAt(user: string, at: Date)')
    expect(tell(ts(login, after))).toEqual(['renamed loginAt (login) [1-5] signature exported'])
  })

  it('takes members along with their class', () => {
    expect(tell(ts(store, store.replace('Store', 'Cache')))).toEqual([
      'renamed Cache (Store) [1-11] exported',
      'renamed Cache.get (Store.get) [4-6] exported',
      'renamed Cache.set (Store.set) [8-10] exported',
    ])
  })

  it('takes methods along with their type, where they stand apart', () => {
    const before =
      'package p\n\ntype Store struct {\n\ta int\n\tb int\n\tc string\n\td string\n\te error\n}\n\nfunc (s *Store) Get() int {\n\treturn s.a\n}\n'
    const after = before.replaceAll('Store', 'Cache')
    expect(tell(changedFile('a.go', 'go', before, after))).toEqual([
      'renamed Cache (Store) [3-9] exported',
      'renamed Cache.Get (Store.Get) [11-13] exported',
    ])
  })

  it('leaves short and different ones alone', () => {
    expect(tell(ts('const a = 1\n', 'const b = 1\n'))).toEqual(['added b [1-1]', 'removed a'])
    const other =
      'export function check(token: Token, at: Date) {\n  if (token.end < at) throw expired\n  audit.write(token)\n}\n'
    expect(tell(ts(login, other))).toEqual(['added check [1-4] exported', 'removed login exported'])
  })

  it('does not trust a few lines alone', () => {
    const before = 'function flip() {\n  return new Base(all())\n}\n'
    const after = 'function collect() {\n  return new Base(each())\n}\n'
    expect(tell(ts(before, after))).toEqual(['added collect [1-3]', 'removed flip'])
  })

  it('leaves another kind alone', () => {
    const method = `class A {\n  run(x: number) {\n    one(x)\n    two(x)\n  }\n}\n`
    const plain = `class A {\n}\nfunction walk(x: number) {\n  one(x)\n  two(x)\n}\n`
    expect(tell(ts(method, plain))).toContain('removed A.run')
  })
})

describe('moves', () => {
  it('finds a function that went to another file', () => {
    expect(tell(ts(login, null), ts(null, login, 'src/b.ts'))).toEqual([
      'moved login (src/a.ts) [1-5] exported',
    ])
  })

  it('finds it between two files that were there before', () => {
    const rest = 'const a = 1\n'
    expect(
      tell(ts(rest + login, rest), ts(rest, rest + login.replace('touch()', 'touch(1)'), 'src/b.ts')),
    ).toEqual(['moved login (src/a.ts) [2-6] exported'])
  })

  it('tells a new signature and a new owner', () => {
    const [told] = tell(
      ts(store, store.replace(/ {2}get[^}]*\}\n\n/, '')),
      ts(null, 'class Other {\n  get(key: string) {\n    return this.entries.get(key)\n  }\n}\n', 'src/b.ts'),
    ).filter((line) => line.includes('get'))
    expect(told).toBe('moved Other.get (Store.get in src/a.ts) [2-4]')
  })

  it('does not pair what only shares a name', () => {
    const other =
      'export function login(request: Request) {\n  return fetch(request.url, { method: "POST" })\n}\n'
    expect(tell(ts(login, null), ts(null, other, 'src/b.ts'))).toEqual([
      'removed login exported',
      'added login [1-3] exported',
    ])
  })

  it('does not pair one-liners that differ', () => {
    expect(tell(ts('const version = 1\n', null), ts(null, 'const version = 2\n', 'src/b.ts'))).toEqual([
      'removed version',
      'added version [1-1]',
    ])
  })

  it('uses each symbol once', () => {
    const told = tell(ts(login, null), ts(null, login, 'src/b.ts'), ts(null, login, 'src/c.ts'))
    expect(told).toEqual(['moved login (src/a.ts) [1-5] exported', 'added login [1-5] exported'])
  })
})

describe('shared are symbols that are not exported and that other files can name', () => {
  const tellNew = (path: string, language: string, text: string) =>
    tell(changedFile(path, language, null, text)).map((each) => each.replace(/^added (\S+) \S+/, '$1'))

  it.each([
    ['go', 'a.go', 'func open() {}\nfunc Open() {}\n', ['open shared', 'Open exported']],
    [
      'rust',
      'a.rs',
      'pub(crate) fn a() {}\npub fn b() {}\nfn c() {}\npub(self) fn d() {}\n',
      ['a shared', 'b exported', 'c', 'd'],
    ],
    [
      'java',
      'A.java',
      'class A {\n  int a() {}\n  public int b() {}\n  private int c() {}\n}\n',
      ['A shared', 'A.a shared', 'A.b shared', 'A.c'],
    ],
    ['java', 'A.java', 'private class A {\n  public int a() {}\n}\n', ['A', 'A.a']],
    [
      'python',
      'a.py',
      'def _a(): pass\n\nclass B:\n  def _c(self): pass\n',
      ['_a shared', 'B exported', 'B._c'],
    ],
    ['typescript', 'a.ts', 'function a() {}\n', ['a']],
  ])('in %s: %s', (language, path, text, told) => {
    expect(tellNew(path, language, text)).toEqual(told)
  })
})
