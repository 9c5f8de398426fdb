import { describe, expect, it } from 'vitest'
import { changed, leftIn, moved, removed, renamed } from '../left-in.js'

const auth = { 'src/auth.ts': 'export function verify() {}\n' }
const gone = [changed('src/auth.ts', [removed('signToken')])]

describe('a removed function is still', () => {
  it.each([
    [
      'called',
      'src/login.ts',
      "import { signToken } from './auth'\n\nsignToken(user)\n",
      'src/login.ts:3 it still calls the removed `signToken`',
    ],
    [
      'called by another name',
      'src/login.ts',
      "import { signToken as sign } from './auth.js'\nsign(user)\n",
      'src/login.ts:2 it still calls the removed `signToken`',
    ],
    [
      'imported, over several lines',
      'src/login.ts',
      "import {\n  // export, import: 'both'\n  verify,\n  signToken,\n} from '../src/auth'\n",
      'src/login.ts:1 it still imports the removed `signToken`',
    ],
    [
      'passed on',
      'src/index.ts',
      "export { signToken } from './auth'\n",
      'src/index.ts:1 it still imports the removed `signToken`',
    ],
    [
      'called in a test',
      'src/auth.test.ts',
      "import { signToken } from './auth'\nit('signs', () => {\n  expect(signToken({})).toBe('')\n})\n",
      'src/auth.test.ts:3 it still calls the removed `signToken`',
    ],
    [
      'required',
      'lib/login.js',
      "const { signToken } = require('../src/auth')\nsignToken(user)\n",
      'lib/login.js:2 it still calls the removed `signToken`',
    ],
    [
      'called through all of its module',
      'src/login.ts',
      "import * as auth from './auth'\nauth.signToken(user)\n",
      'src/login.ts:2 it still calls the removed `signToken`',
    ],
    [
      'imported through an alias of the bundler',
      'src/login.ts',
      "import { signToken } from '@/auth'\nsignToken(user)\n",
      'src/login.ts:2 it still calls the removed `signToken`',
    ],
    [
      'imported from what passed it on',
      'src/login.ts',
      "import { signToken } from '../lib'\nsignToken(user)\n",
      'src/login.ts:2 it still calls the removed `signToken`',
    ],
    [
      'called in a component',
      'src/Login.vue',
      "<script setup>\nimport { signToken } from './auth'\nsignToken(user)\n</script>\n",
      'src/Login.vue:3 it still calls the removed `signToken`',
    ],
    [
      'imported as a type',
      'src/login.ts',
      "import type { signToken } from './auth'\n",
      'src/login.ts:1 it still imports the removed `signToken`',
    ],
  ])('%s', (_, path, text, found) => {
    expect(leftIn({ ...auth, [path]: text }, gone)).toEqual([found])
  })

  it('called in its own file', () => {
    const tree = { 'src/auth.ts': 'export function verify(user: User) {\n  return signToken(user)\n}\n' }
    expect(leftIn(tree, gone)).toEqual(['src/auth.ts:2 it still calls the removed `signToken`'])
  })
})

describe('nothing is left over by', () => {
  it.each([
    ['a comment', "import { verify } from './auth'\n// signToken(user)\n/* signToken(user) */\nverify()\n"],
    ['a text', "import { verify } from './auth'\nverify('signToken(user)', `signToken`)\n"],
    ['another of its name', "import { signToken } from './tokens'\nfunction signToken() {}\nsignToken()\n"],
    ['a package of its name', "import { signToken } from 'jsonwebtoken'\nsignToken(user)\n"],
    ['a member of something else', "import { jwt } from './jwt'\njwt.signToken(user)\n"],
    ['a part of a longer name', "import { signTokens, mySignToken, $signToken } from './auth'\n"],
    ['a key', 'const handlers = { signToken: true }\n'],
    ['an import in a comment', "// import { signToken } from './auth'\n"],
  ])('%s', (_, text) => {
    expect(leftIn({ ...auth, 'src/login.ts': text }, gone)).toEqual([])
  })

  it('a file that now offers the name from elsewhere', () => {
    const tree = {
      'src/auth.ts': "export { signToken } from './tokens'\n",
      'src/tokens.ts': 'export function signToken() {}\n',
      'src/login.ts': "import { signToken } from './auth'\nsignToken()\n",
    }
    expect(leftIn(tree, gone)).toEqual([])
  })

  it('a file that offers all that another has', () => {
    const tree = {
      'src/auth.ts': "export * from './tokens'\n",
      'src/login.ts': "import { signToken } from './auth'\nsignToken()\n",
    }
    expect(leftIn(tree, gone)).toEqual([])
  })

  it('a file of another ending that took its place', () => {
    const tree = {
      'src/auth.cjs': 'exports.signToken = () => {}\n',
      'src/login.cjs': "const { signToken } = require('./auth.cjs')\nsignToken()\n",
    }
    expect(leftIn(tree, [changed('src/auth.js', [removed('signToken')])])).toEqual([])
  })

  it('a folder that took the place of the file', () => {
    const tree = {
      'src/auth/index.ts': "export * from './tokens'\n",
      'src/login.ts': "import { signToken } from './auth'\nsignToken()\n",
    }
    expect(leftIn(tree, gone)).toEqual([])
  })

  it('a parameter in its own file', () => {
    const tree = { 'src/auth.ts': 'export function verify(signToken: Sign) {\n  return signToken()\n}\n' }
    expect(leftIn(tree, gone)).toEqual([])
  })
})

it('tells what a renamed function is called now', () => {
  const files = [changed('src/auth.ts', [renamed('signToken', 'createSession')])]
  const tree = {
    'src/auth.ts': 'export function createSession() {}\n',
    'src/login.ts': "import { signToken } from './auth'\nsignToken()\n",
  }
  expect(leftIn(tree, files)).toEqual([
    'src/login.ts:2 it still calls `signToken`, which is now `createSession`',
  ])
})

describe('a function that moved', () => {
  const files = [changed('src/tokens.ts', [moved('signToken', 'src/auth.ts')])]
  const tree = { ...auth, 'src/tokens.ts': 'export function signToken() {}\n' }

  it('is still imported from where it was', () => {
    const login = "import { signToken } from './auth'\nsignToken()\n"
    expect(leftIn({ ...tree, 'src/login.ts': login }, files)).toEqual([
      'src/login.ts:1 it still imports `signToken` from `src/auth.ts`, which is now in `src/tokens.ts`',
    ])
  })

  it.each([
    ['from its new place', "import { signToken } from './tokens'\nsignToken()\n"],
    ['from a package that has both', "import { signToken } from '@acme/auth'\nsignToken()\n"],
  ])('is imported %s', (_, login) => {
    expect(leftIn({ ...tree, 'src/login.ts': login }, files)).toEqual([])
  })

  it('is passed on by its old place', () => {
    const passed = { ...tree, 'src/auth.ts': "export { signToken } from './tokens'\n" }
    expect(leftIn({ ...passed, 'src/login.ts': "import { signToken } from './auth'\n" }, files)).toEqual([])
  })

  it('is imported from a file that was renamed with all it holds', () => {
    const renaming = [
      changed('src/tokens.ts', [moved('signToken', 'src/auth.ts')], { previousPath: 'src/auth.ts' }),
    ]
    const { 'src/tokens.ts': text } = tree
    const after = { 'src/tokens.ts': text, 'src/login.ts': "import { signToken } from './auth'\n" }
    expect(leftIn(after, renaming)).toEqual([
      'src/login.ts:1 it still imports `signToken` from `src/auth.ts`, which is now in `src/tokens.ts`',
    ])
  })
})

describe('a removed class', () => {
  const files = [changed('src/store.ts', [removed('Store', 'class'), removed('Store.touchSession')])]

  it('is made, by a name that says little', () => {
    const tree = { 'src/main.ts': "import { Store } from './store'\nconst store = new Store()\n" }
    expect(leftIn(tree, files)).toEqual(['src/main.ts:2 it still calls the removed `Store`'])
  })

  it('is not mistaken for another module’s', () => {
    const tree = { 'src/main.ts': "import { Store } from 'redux'\nconst store = new Store()\n" }
    expect(leftIn(tree, files)).toEqual([])
  })
})

describe('a removed method', () => {
  const files = [changed('src/store.ts', [removed('RedisStore.touchSession')])]
  const store = { 'src/store.ts': 'export class RedisStore {\n  get() {}\n}\n' }

  it('is called on something', () => {
    const tree = { ...store, 'src/main.ts': 'await store.touchSession(id)\n' }
    expect(leftIn(tree, files)).toEqual([
      'src/main.ts:1 it still calls the removed `RedisStore.touchSession`',
    ])
  })

  it('may be inherited', () => {
    const tree = {
      'src/store.ts': 'export class RedisStore extends BaseStore {}\n',
      'src/main.ts': 'await store.touchSession(id)\n',
    }
    expect(leftIn(tree, files)).toEqual([])
  })

  it('may be another class’s', () => {
    const tree = {
      ...store,
      'src/other.ts': 'class Other {\n  touchSession(id: string) {\n  }\n}\n',
      'src/main.ts': 'await store.touchSession(id)\n',
    }
    expect(leftIn(tree, files)).toEqual([])
  })

  it('is called on a foreign class', () => {
    expect(leftIn({ ...store, 'src/main.ts': 'await Session.touchSession(id)\n' }, files)).toEqual([])
  })

  it('is called by a line that the branch wrote, which knows what it calls', () => {
    const tree = { ...store, 'src/main.ts': 'await store.touchSession(id)\n' }
    expect(leftIn(tree, [...files, changed('src/main.ts', [], { ranges: [[1, 1]] })])).toEqual([])
  })
})

it('tells five places of a symbol at most, sources before tests', () => {
  const call = "import { signToken } from '../auth'\nsignToken()\n"
  const tree = Object.fromEntries([
    ...['a', 'b', 'c', 'd', 'e', 'f'].map((name) => [`src/z/${name}.ts`, call]),
    ['src/a/a.test.ts', call],
  ])
  const found = leftIn(tree, gone).map((line) => line.split(' ')[0])
  expect(found).toEqual(['a', 'b', 'c', 'd', 'e'].map((name) => `src/z/${name}.ts:2`))
})
