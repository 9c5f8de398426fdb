import { expect, it } from 'vitest'
import type { LostSymbol } from '../../../src/core/languages/naming-rules.js'
import type { Reference } from '../../../src/core/leftovers/judge.js'
import { renderReferences } from '../../../src/core/leftovers/wording.js'

function reference(lost: Partial<LostSymbol>, change: Partial<Reference> = {}): Reference {
  return {
    lost: {
      name: 'signToken',
      owner: null,
      kind: 'function',
      change: 'removed',
      paths: ['src/auth.ts'],
      newName: null,
      newPath: null,
      family: 'javascript',
      shared: false,
      ...lost,
    },
    path: 'src/login.ts',
    line: 3,
    how: 'calls',
    ...change,
  }
}

const textsOf = (...references: Reference[]) =>
  renderReferences(references).map(({ path, line, text }) => `${path}:${line} ${text}`)

it('tells names that a file uses in the same way together, at the first place', () => {
  const verify = reference({ name: 'verifyToken' }, { line: 2 })
  expect(textsOf(reference({}), verify, reference({ name: 'dropToken' }, { how: 'imports' }))).toEqual([
    'src/login.ts:2 it still calls the removed `signToken` and `verifyToken`',
    'src/login.ts:3 it still imports the removed `dropToken`',
  ])
})

it('tells six names, or five and how many more', () => {
  const all = ['one', 'two', 'three', 'four', 'five', 'six', 'seven'].map((name) => reference({ name }))
  expect(textsOf(...all.slice(0, 6))).toEqual([
    'src/login.ts:3 it still calls the removed `one`, `two`, `three`, `four`, `five` and `six`',
  ])
  expect(textsOf(...all)).toEqual([
    'src/login.ts:3 it still calls the removed `one`, `two`, `three`, `four`, `five` and 2 more',
  ])
})

it('tells each rename by itself, and moves by where they went', () => {
  const rename = { change: 'renamed', newName: 'createSession' } as const
  const move = { change: 'moved', newPath: 'src/token.ts' } as const
  expect(
    textsOf(
      reference(rename),
      reference({ ...rename, name: 'endToken', newName: 'endSession' }),
      reference(move, { how: 'imports' }),
      reference({ ...move, name: 'verifyToken' }, { how: 'imports' }),
    ),
  ).toEqual([
    'src/login.ts:3 it still calls `signToken`, which is now `createSession`',
    'src/login.ts:3 it still calls `endToken`, which is now `endSession`',
    'src/login.ts:3 it still imports `signToken` and `verifyToken` from `src/auth.ts`, which are now in `src/token.ts`',
  ])
})

it('tells a member with its owner, and a class without what holds it', () => {
  expect(
    textsOf(
      reference({ name: 'touch', owner: 'Acme.Store', kind: 'method' }),
      reference({ name: 'Store', owner: 'Acme', kind: 'class' }, { how: 'names' }),
    ),
  ).toEqual([
    'src/login.ts:3 it still calls the removed `Store.touch`',
    'src/login.ts:3 it still names the removed `Store`',
  ])
})

it('names nothing that could end its code span', () => {
  expect(textsOf(reference({ name: 'a`b' }))).toEqual(['src/login.ts:3 it still calls the removed ``a`b``'])
})
