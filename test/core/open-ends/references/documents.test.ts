import { describe, expect, it } from 'vitest'
import { changed, leftIn, removed, renamed } from './left-in.js'

const gone = [changed('src/auth.ts', [removed('signToken')])]

describe('documentation still shows a removed function', () => {
  it.each([
    ['as code', 'docs/auth.md', 'Use `signToken` here.'],
    ['within code', 'docs/auth.md', 'Use `auth.signToken(user)`.'],
    ['as a call', 'README.md', 'Then signToken(user) is called.'],
    ['in a fence', 'README.md', '```ts\nconst a = signToken(user)\n```'],
    ['in reStructuredText', 'docs/auth.rst', 'Use ``signToken(user)``.'],
    ['in AsciiDoc', 'docs/auth.adoc', 'Use `signToken`.'],
  ])('%s', (_, path, text) => {
    const line = text.split('\n').findIndex((each) => each.includes('signToken')) + 1
    expect(leftIn({ [path]: text }, gone)).toEqual([
      `${path}:${line} it still documents the removed \`signToken\``,
    ])
  })
})

describe('documentation does not mean a removed function', () => {
  it.each([
    ['in a sentence', 'docs/auth.md', 'We signToken by hand.'],
    ['as a command', 'docs/auth.md', 'Run `tool --signToken` or `:signToken`.'],
    ['as a part of another name', 'docs/auth.md', 'Use `signTokens()`.'],
    ['as history', 'docs/auth.md', 'Since 2.0 `signToken` is no longer there.'],
    ['under a heading of history', 'docs/auth.md', '## Removed in 2.0\n\n- `signToken`\n'],
    ['by its own definition', 'docs/auth.md', '```ts\nfunction signToken(user) {\n```\n\n`signToken`'],
    ['in a change log', 'CHANGES.md', 'Use `signToken`.'],
    ['in a decision', 'docs/adr/0001.md', 'Use `signToken`.'],
    ['in a migration guide', 'docs/migrating-to-2.md', 'Use `signToken`.'],
    ['in release notes', 'docs/releases/2.md', 'Use `signToken`.'],
  ])('%s', (_, path, text) => {
    expect(leftIn({ [path]: text }, gone)).toEqual([])
  })

  it('under the next heading of history', () => {
    const text = '## Removed\n\n- `other`\n\n## Use\n\nUse `signToken`.\n'
    expect(leftIn({ 'docs/auth.md': text }, gone)).toEqual([
      'docs/auth.md:7 it still documents the removed `signToken`',
    ])
  })

  it('where code declares the name', () => {
    const tree = { 'docs/auth.md': 'Use `signToken`.', 'src/other.ts': 'const signToken = 1\n' }
    expect(leftIn(tree, gone)).toEqual([])
  })

  it('in lines that the branch wrote', () => {
    const docs = changed('docs/auth.md', [], { ranges: [[1, 1]] })
    expect(leftIn({ 'docs/auth.md': 'Use `signToken`.' }, [...gone, docs])).toEqual([])
  })

  it('by a word that says little', () => {
    const files = [changed('src/auth.ts', [removed('sign'), removed('Token', 'class')])]
    expect(leftIn({ 'docs/auth.md': 'Use `sign()` and `Token`.' }, files)).toEqual([])
  })
})

it('a renamed function is told with its new name', () => {
  const files = [changed('src/auth.ts', [renamed('signToken', 'createSession')])]
  expect(leftIn({ 'docs/auth.md': 'Use `signToken`.' }, files)).toEqual([
    'docs/auth.md:1 it still documents `signToken`, which is now `createSession`',
  ])
})

describe('a removed method', () => {
  const files = [changed('src/store.ts', [removed('RedisStore.findAll')])]
  const store = { 'src/store.ts': 'class RedisStore {\n}\n' }

  it('is shown with its class', () => {
    const tree = { ...store, 'docs/store.md': 'Call `RedisStore.findAll()`.' }
    expect(leftIn(tree, files)).toEqual([
      'docs/store.md:1 it still documents the removed `RedisStore.findAll`',
    ])
  })

  it('is not meant by its name alone', () => {
    expect(leftIn({ ...store, 'docs/store.md': 'Call `Other.findAll()` or `findAll()`.' }, files)).toEqual([])
  })
})

it('tells five documents at most', () => {
  const tree = Object.fromEntries(
    ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => [`docs/${name}.md`, '`signToken`']),
  )
  expect(leftIn(tree, gone)).toHaveLength(5)
})
