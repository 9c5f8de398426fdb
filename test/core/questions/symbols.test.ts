import { describe, expect, it } from 'vitest'
import type { FileChange, OpenEnd, SymbolChange } from '../../../src/core/facts.js'
import { file } from '../entries/facts.js'
import { commit, questionsOf, symbol, textsOf } from './questions-of.js'

const sha = 'a'.repeat(40)
const auth = (symbols: Partial<SymbolChange>[], change: Partial<FileChange> = {}) =>
  file({ path: 'src/auth/auth.ts', commits: [sha], symbols: symbols.map(symbol), ...change })

describe('questions about removed symbols', () => {
  it('asks about those of a file together', () => {
    const files = [auth([{ name: 'signToken' }, { name: 'verifyToken' }])]
    expect(questionsOf({ files })).toEqual([
      {
        id: 'removed-symbol:src/auth/auth.ts',
        kind: 'removed-symbol',
        text: 'Why were `signToken` and `verifyToken` removed (`src/auth/auth.ts`), and what replaces them?',
        about: [
          { id: 'removed-symbol:src/auth/auth.ts', name: 'signToken', path: 'src/auth/auth.ts', line: null },
        ],
        answerWith: 'decision',
        statement: 'Remove `signToken` and `verifyToken`',
        place: 'src/auth/auth.ts',
      },
    ])
  })

  it('tells a class, not its members', () => {
    const members = ['get', 'set'].map((name) => ({
      name,
      qualifiedName: `RedisStore.${name}`,
      kind: 'method',
    }))
    expect(textsOf({ files: [auth([{ name: 'RedisStore', kind: 'class' }, ...members])] })).toEqual([
      'Why was `RedisStore` removed (`src/auth/auth.ts`), and what replaces it?',
    ])
  })

  it('names one symbol of each file before the others, and three files at most', () => {
    const names = ['one', 'two', 'three'].map((name) => ({ name: `${name}More` }))
    const files = ['a', 'b', 'c', 'd'].map((letter) =>
      auth([...names, { name: `${letter}Last` }].slice(letter === 'd' ? 3 : 0), { path: `src/${letter}.ts` }),
    )
    const [question] = questionsOf({ files })
    expect(question?.text).toBe(
      'Why were `oneMore`, `twoMore`, `threeMore`, `aLast` and 2 more removed (`src/a.ts` and 2 more files), and what replaces them?',
    )
    expect(question?.about.map(({ path }) => path)).toEqual(['src/a.ts', 'src/b.ts', 'src/c.ts'])
  })

  it.each<[string, Partial<SymbolChange>[], Partial<FileChange>]>([
    ['what was not exported', [{ exported: false }], {}],
    ['what was added or changed', [{ change: 'added' }, { name: 'b2', change: 'changed' }], {}],
    [
      'a constant, a type',
      [
        { name: 'maxAge', kind: 'constant' },
        { name: 'TokenOptions', kind: 'type' },
      ],
      {},
    ],
    ['internal names', [{ name: '_sign' }, { name: 'signInternal' }, { name: 'signImpl' }], {}],
    ['one member of a class that stays', [{ name: 'signToken', qualifiedName: 'Auth.signToken' }], {}],
    ['one plain word', [{ name: 'stats' }], {}],
    ['internal folders', [{}], { path: 'internal/auth/auth.ts' }],
    ['what only its own page uses', [{}], { path: 'src/components/login.tsx' }],
    ['tests', [{}], { kind: 'test' }],
    ['generated code', [{}], { kind: 'generated' }],
    ['documentation', [{}], { kind: 'docs' }],
    ['examples and scripts', [{}], { path: 'examples/auth.ts' }],
    ['a program in C', [{}], { path: 'src/blocked.c', language: 'c' }],
  ])('does not ask about %s', (_, symbols, change) => {
    expect(textsOf({ files: [auth(symbols, change)] })).toEqual([])
  })

  it('does not ask about what came again elsewhere under its name', () => {
    const other = file({ path: 'src/token.ts', symbols: [symbol({ change: 'added' })] })
    const moved = file({
      path: 'src/token.ts',
      symbols: [symbol({ change: 'moved', previousPath: 'src/auth/auth.ts' })],
    })
    expect(textsOf({ files: [auth([{}]), other] })).toEqual([])
    expect(textsOf({ files: [auth([{}]), moved] })).toEqual([])
  })

  it('asks about one member where something still names it', () => {
    const files = [auth([{ name: 'signToken', qualifiedName: 'Auth.signToken' }])]
    const left: OpenEnd = {
      kind: 'dangling-reference',
      path: 'a.ts',
      line: 2,
      text: 'it still calls `signToken`',
    }
    expect(textsOf({ files })).toEqual([])
    expect(textsOf({ files, openEnds: [{ ...left, text: 'it still calls `resignToken`' }] })).toEqual([])
    expect(textsOf({ files, openEnds: [left] })).toEqual([
      'Why was `Auth.signToken` removed (`src/auth/auth.ts`), and what replaces it?',
    ])
  })

  it.each(['chore: remove deprecated code', 'refactor(auth): split tokens', 'Drop support for Node 18'])(
    'takes "%s" for an answer',
    (subject) => {
      expect(textsOf({ files: [auth([{}])], commits: [commit(subject, '', sha)] })).toEqual([])
      expect(textsOf({ files: [auth([{}])], commits: [commit(subject)] })).toHaveLength(1)
    },
  )
})

describe('questions about changed signatures', () => {
  const changed: Partial<SymbolChange> = { change: 'changed', signatureChanged: true, lines: [10, 20] }

  it('asks where others build on them', () => {
    const files = [auth([{ name: 'login', ...changed }], { path: 'packages/auth/src/index.ts' })]
    expect(questionsOf({ files })).toMatchObject([
      {
        text: 'Why was the signature of `login` changed (`packages/auth/src/index.ts`), and what must other callers change?',
        about: [{ name: 'login', line: 10 }],
        place: 'packages/auth/src/index.ts#login',
      },
    ])
  })

  it.each<[string, Partial<SymbolChange>[], Partial<FileChange>]>([
    ['where all callers are at hand', [{ name: 'login', ...changed }], {}],
    ['bodies', [{ name: 'login', change: 'changed' }], { path: 'src/sdk/auth.ts' }],
    ['comments', [{ name: 'login', ...changed, cosmetic: true }], { path: 'src/sdk/auth.ts' }],
    [
      'constructors',
      [
        { name: 'constructor', qualifiedName: 'Auth.constructor', ...changed },
        { name: 'Auth', qualifiedName: 'Auth.Auth', ...changed },
      ],
      { path: 'src/sdk/auth.ts' },
    ],
    [
      'a sweep',
      Array.from({ length: 16 }, (_, index) => ({ name: `read${index}`, ...changed })),
      { path: 'src/sdk/auth.ts' },
    ],
  ])('does not ask about %s', (_, symbols, change) => {
    expect(textsOf({ files: [auth(symbols, change)] })).toEqual([])
  })

  it('leaves a file to the graver question about it', () => {
    const files = [auth([{ name: 'login', ...changed }, { name: 'signToken' }], { path: 'src/sdk/auth.ts' })]
    expect(questionsOf({ files }).map(({ kind }) => kind)).toEqual(['removed-symbol'])
  })
})
