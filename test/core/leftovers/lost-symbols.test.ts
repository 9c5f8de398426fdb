import { describe, expect, it } from 'vitest'
import { deriveLostSymbols, type SymbolFile } from '../../../src/core/leftovers/symbols.js'
import { symbol } from '../questions/questions-of.js'
import { changed, inPackage, moved, removed, renamed } from './left-in.js'

function namesOf(...files: SymbolFile[]): string[] {
  return deriveLostSymbols(files).map(({ name, owner }) => (owner === null ? name : `${owner}.${name}`))
}

describe('lost are', () => {
  it('removed, renamed and moved symbols that others can name', () => {
    const file = changed('src/b.ts', [
      removed('signToken'),
      renamed('makeToken', 'createSession'),
      moved('verifyToken', 'src/a.ts'),
      symbol({ name: 'addedToken', change: 'added' }),
      symbol({ name: 'changedToken', change: 'changed' }),
      symbol({ name: 'innerToken', exported: false }),
    ])
    expect(deriveLostSymbols([file])).toEqual([
      {
        name: 'signToken',
        owner: null,
        kind: 'function',
        change: 'removed',
        paths: ['src/b.ts'],
        newName: null,
        newPath: null,
        family: 'javascript',
        shared: false,
      },
      {
        name: 'makeToken',
        owner: null,
        kind: 'function',
        change: 'renamed',
        paths: ['src/b.ts'],
        newName: 'createSession',
        newPath: null,
        family: 'javascript',
        shared: false,
      },
      {
        name: 'verifyToken',
        owner: null,
        kind: 'function',
        change: 'moved',
        paths: ['src/a.ts'],
        newName: 'verifyToken',
        newPath: 'src/b.ts',
        family: 'javascript',
        shared: false,
      },
    ])
  })

  it('those that only their package can name, behind the exported ones', () => {
    const own = inPackage(removed('setupThings'))
    expect(namesOf(changed('a.go', [own, removed('SetupThings')]))).toEqual(['SetupThings', 'setupThings'])
  })

  it('looked for under both names of a renamed file', () => {
    const file = changed('src/b.ts', [removed('signToken')], { previousPath: 'src/a.ts' })
    expect(deriveLostSymbols([file])[0]?.paths).toEqual(['src/b.ts', 'src/a.ts'])
  })

  it('a class by itself, without its members', () => {
    expect(
      namesOf(changed('a.ts', [removed('TokenStore', 'class'), removed('TokenStore.touchSession')])),
    ).toEqual(['TokenStore'])
  })

  it('not members that went along with their renamed class', () => {
    const file = changed('a.ts', [
      renamed('TokenStore', 'SessionStore', 'class'),
      renamed('TokenStore.touchSession', 'SessionStore.touchSession', 'method'),
    ])
    expect(namesOf(file)).toEqual(['TokenStore'])
  })

  it('not tests, nor documents, nor languages without rules', () => {
    const test = { ...changed('a.test.ts', [removed('signToken')]), kind: 'test' as const }
    expect(namesOf(test, changed('a.lua', [removed('signToken')]))).toEqual([])
  })
})

describe('a name is looked for', () => {
  it.each([
    ['a.ts', 'signToken', true],
    ['a.ts', 'encrypt', true],
    ['a.ts', 'get', false],
    ['a.ts', 'ab', false],
    ['a.ts', 'default', false],
    ['a.ts', '[Symbol.iterator]', false],
    ['a.ts', 'Store', true],
    ['a.cs', 'Store', false],
    ['a.rb', 'expired?', true],
    ['a.ts', 'TokenStore.get', false],
    ['a.ts', 'TokenStore.rotate', true],
    ['a.ts', 'Store.rotate', false],
    ['a.ts', 'Store.keepAlive', true],
    ['a.go', 'max', true],
  ])('in %s: %s', (path, name, isLooked) => {
    const kind = name.startsWith('[') || !name.includes('.') ? 'class' : 'method'
    const bare = name.startsWith('[') ? symbol({ name, kind }) : removed(name, kind)
    expect(namesOf(changed(path, [bare]))).toEqual(isLooked ? [name] : [])
  })
})

it('in a package of Go’s, not a name that the language has by itself once it is gone', () => {
  const file = changed('a.go', [inPackage(removed('max')), inPackage(removed('Store.hide'))])
  expect(namesOf(file)).toEqual([])
  expect(namesOf(changed('a.go', [inPackage(removed('Store.ensureHelp'))]))).toEqual(['Store.ensureHelp'])
})
