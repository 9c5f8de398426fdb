import { describe, expect, it } from 'vitest'
import { changed, inPackage, leftIn, moved, removed } from '../left-in.js'

const own = { 'internal/auth/auth.go': 'package auth\n\nfunc Verify() {}\n' }
const gone = [changed('internal/auth/auth.go', [removed('SignToken')])]
const imports = 'package web\n\nimport (\n\t"fmt"\n\t"example.com/app/internal/auth"\n)\n'

describe('a removed function is still', () => {
  it.each([
    [
      'called from another package',
      'web/login.go',
      `${imports}\nfunc f() { auth.SignToken(u) }\n`,
      'web/login.go:8',
    ],
    [
      'called by an alias of the package',
      'web/login.go',
      'package web\n\nimport tokens "example.com/app/internal/auth"\n\nvar t = tokens.SignToken(u)\n',
      'web/login.go:5',
    ],
    [
      'called in its package',
      'internal/auth/login.go',
      'package auth\n\nvar t = SignToken(u)\n',
      'internal/auth/login.go:3',
    ],
    [
      'called in its test',
      'internal/auth/auth_test.go',
      'package auth\n\nfunc TestSign(t *testing.T) {\n\tSignToken(u)\n}\n',
      'internal/auth/auth_test.go:4',
    ],
    [
      'called in a test from outside',
      'internal/auth/auth_test.go',
      'package auth_test\n\nimport "example.com/app/internal/auth"\n\nvar t = auth.SignToken(u)\n',
      'internal/auth/auth_test.go:5',
    ],
  ])('%s', (_, path, text, found) => {
    expect(leftIn({ ...own, [path]: text }, gone)).toEqual([
      `${found} it still calls the removed \`SignToken\``,
    ])
  })
})

describe('nothing is left over by', () => {
  it.each([
    ['a comment', 'web/a.go', `${imports}\n// auth.SignToken(u)\n`],
    ['a text', 'web/a.go', `${imports}\nvar s = "auth.SignToken(u)" + \`auth.SignToken\`\n`],
    [
      'another package of the name',
      'web/a.go',
      'package web\n\nimport "example.com/other/auth"\n\nvar t = auth.SignToken(u)\n',
    ],
    ['a method', 'internal/auth/a.go', 'package auth\n\nvar t = u.SignToken()\n'],
    ['a key', 'internal/auth/a.go', 'package auth\n\nvar o = Options{SignToken: true}\n'],
    [
      'another file of the package that has it',
      'internal/auth/a.go',
      'package auth\n\nfunc SignToken() {}\nvar t = SignToken()\n',
    ],
    ['a variable', 'internal/auth/a.go', 'package auth\n\nfunc f() {\n\tSignToken := 1\n\tg(SignToken)\n}\n'],
  ])('%s', (_, path, text) => {
    expect(leftIn({ ...own, [path]: text }, gone)).toEqual([])
  })
})

describe('a removed type', () => {
  const files = [changed('internal/auth/auth.go', [removed('Session', 'struct')])]

  it.each([
    ['a literal', 'var s = Session{}', 3],
    ['a pointer', 'func f(s *Session) {}', 3],
    ['a slice', 'var all []Session', 3],
  ])('is named by %s in its package', (_, line, row) => {
    expect(leftIn({ ...own, 'internal/auth/b.go': `package auth\n\n${line}\n` }, files)).toEqual([
      `internal/auth/b.go:${row} it still names the removed \`Session\``,
    ])
  })
})

describe('a function that moved', () => {
  it('to another package is still called in the old one', () => {
    const files = [changed('internal/token/token.go', [moved('SignToken', 'internal/auth/auth.go')])]
    const tree = {
      ...own,
      'internal/token/token.go': 'package token\n\nfunc SignToken() {}\n',
      'web/login.go': `${imports}\nfunc f() { auth.SignToken(u) }\n`,
    }
    expect(leftIn(tree, files)).toEqual([
      'web/login.go:8 it still calls `SignToken` from `internal/auth/auth.go`, which is now in `internal/token/token.go`',
    ])
  })

  it('to another file of its package is called as before', () => {
    const files = [changed('internal/auth/token.go', [moved('SignToken', 'internal/auth/auth.go')])]
    const tree = {
      ...own,
      'internal/auth/token.go': 'package auth\n\nfunc SignToken() {}\n',
      'web/login.go': `${imports}\nfunc f() { auth.SignToken(u) }\n`,
    }
    expect(leftIn(tree, files)).toEqual([])
  })
})

it('a removed method is called on something', () => {
  const files = [changed('internal/auth/auth.go', [removed('Store.TouchSession')])]
  const tree = { ...own, 'web/login.go': 'package web\n\nfunc f() { s.store.TouchSession(u) }\n' }
  expect(leftIn(tree, files)).toEqual(['web/login.go:3 it still calls the removed `Store.TouchSession`'])
})

describe('what only its package can name', () => {
  const files = [
    changed('auth/auth.go', [inPackage(removed('setupKeys')), inPackage(removed('Store.ready'))]),
    changed('auth/store.go', [inPackage(removed('Store.readAll'))]),
  ]
  const own = { 'auth/auth.go': 'package auth\n' }

  it.each([
    ['a call', 'auth/b.go', 'func f() { setupKeys() }', 'calls the removed `setupKeys`'],
    ['a call in a test', 'auth/b_test.go', 'var k = setupKeys()', 'calls the removed `setupKeys`'],
    ['a call beside a variable', 'auth/b.go', 'readAll := a.readAll()', 'calls the removed `Store.readAll`'],
    ['a call on any value', 'auth/b.go', 'var r = a.b().readAll()', 'calls the removed `Store.readAll`'],
  ])('is left over by %s', (_, path, line, told) => {
    expect(leftIn({ ...own, [path]: `package auth\n\n${line}\n` }, files)).toEqual([
      `${path}:3 it still ${told}`,
    ])
  })

  it.each([
    ['another package', 'web/b.go', 'func f() { setupKeys(); s.readAll() }'],
    ['a package below', 'auth/web/b.go', 'func f() { setupKeys(); s.readAll() }'],
    ['a parameter', 'auth/b.go', 'func f(a int, setupKeys func() error) { setupKeys() }'],
    ['a parameter in a list', 'auth/b.go', 'func f(setupKeys, other func()) { setupKeys() }'],
    ['a parameter on its line', 'auth/b.go', 'func f(\n\tsetupKeys func(),\n) { setupKeys() }'],
    ['a variable', 'auth/b.go', 'func f() { setupKeys, err := g(); setupKeys() }'],
    ['a member of another type', 'auth/b.go', 'func (a *A) readAll() {}\nfunc f() { a.readAll() }'],
    ['a member of an interface', 'auth/b.go', 'type A interface {\n\treadAll()\n}\nfunc f() { a.readAll() }'],
    ['a field', 'auth/b.go', 'type A struct {\n\treadAll func()\n}\nfunc f() { a.readAll() }'],
    ['a function of C', 'auth/b.go', 'func f() { C.readAll() }'],
    ['a member that is no function', 'auth/b.go', 'func f() { g(a.readAll) }'],
  ])('is not left over by %s', (_, path, text) => {
    expect(leftIn({ ...own, [path]: `package auth\n\n${text}\n` }, files)).toEqual([])
  })

  it('is not looked for in documentation', () => {
    expect(leftIn({ ...own, 'docs/keys.md': 'Call `setupKeys()`.\n' }, files)).toEqual([])
  })
})
