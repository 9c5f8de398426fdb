import { describe, expect, it } from 'vitest'
import type { LineRange } from '../../../src/core/facts.js'
import {
  deriveOccurrences,
  deriveUntested,
  dropTested,
  renderUntested,
} from '../../../src/core/leftovers/occurrences.js'
import { planSearch } from '../../../src/core/leftovers/search.js'
import type { SymbolFile } from '../../../src/core/leftovers/symbols.js'
import { symbol } from '../questions/questions-of.js'
import { changed } from './left-in.js'

const added = (name: string, lines: LineRange = [1, 9], kind = 'function') =>
  symbol({ name, kind, change: 'added', lines })

/** Names that no test names; tests are one file that holds these words. */
function untestedIn(files: SymbolFile[], words = '', test = 'tests/a.test.ts'): string[] {
  const plan = planSearch(files)
  if (plan === null) return []
  const occurrences = deriveOccurrences(plan.names, [{ path: test, line: 1, text: words }])
  const untested = deriveUntested(plan, occurrences)
  return renderUntested(untested).map(({ path, line, text }) => `${path}:${line} ${text}`)
}

it('tells what no test names', () => {
  const files = [changed('src/a.ts', [added('signToken'), added('dropToken', [12, 20])])]
  expect(untestedIn(files, 'signToken(1)')).toEqual(['src/a.ts:12 dropToken'])
  expect(untestedIn(files, 'signToken(1), dropToken(1)')).toEqual([])
  expect(untestedIn(files, 'signToken(1)', 'src/b.ts')).toEqual([
    'src/a.ts:1 signToken',
    'src/a.ts:12 dropToken',
  ])
})

describe('no test is expected of', () => {
  it.each([
    ['a short function', 'src/a.ts', added('signToken', [1, 3])],
    ['a type', 'src/a.ts', added('SignOptions', [1, 9], 'interface')],
    ['data', 'src/a.ts', added('TokenOptions', [1, 9], 'class')],
    ['an error', 'src/a.ts', added('TokenError', [1, 9], 'class')],
    ['a script', 'scripts/a.ts', added('signToken')],
    ['an example', 'examples/a.ts', added('signToken')],
    ['a page', 'src/pages/a.tsx', added('SignToken')],
    ['a story', 'src/Button.stories.tsx', added('SignToken')],
    ['a migration', 'db/migrations/1_a.rb', added('SignToken', [1, 9], 'class')],
    ['a migration of its own kind', 'db/native_json_migrate/a.rb', added('SignToken', [1, 9], 'class')],
    ['a file with a time stamp', 'db/20260403000000_a.rb', added('SignToken', [1, 9], 'class')],
    ['a class to inherit from', 'src/a.php', added('AbstractTokenStore', [1, 9], 'class')],
    ['C', 'src/a.c', added('sign_token')],
    ['Rust, whose tests stand beside the code', 'src/a.rs', added('sign_token')],
    ['a member of a class', 'src/a.ts', symbol({ ...added('signToken'), qualifiedName: 'Store.signToken' })],
    ['a name that says little', 'src/a.ts', added('get')],
    ['what is not exported', 'src/a.ts', symbol({ ...added('signToken'), exported: false })],
  ])('%s', (_, path, one) => {
    expect(untestedIn([changed(path, [one])])).toEqual([])
  })
})

it('is silent where the project’s tests name next to nothing of what they test', () => {
  const changes = ['oneToken', 'twoToken', 'threeToken'].map((name) => symbol({ name, change: 'changed' }))
  const files = [changed('src/a.ts', [added('signToken'), ...changes])]
  expect(untestedIn(files)).toEqual([])
  expect(untestedIn(files, 'oneToken')).toEqual(['src/a.ts:1 signToken'])
})

it('tells the five largest, in the order of the facts', () => {
  const files = [
    changed(
      'src/a.ts',
      ['oneToken', 'twoToken', 'threeToken', 'fourToken', 'fiveToken', 'sixToken'].map((name, index) =>
        added(name, [index * 20 + 1, index * 20 + 4 + ((index * 5) % 7)]),
      ),
    ),
  ]
  expect(untestedIn(files)).toHaveLength(5)
  expect(untestedIn(files)).not.toContain('src/a.ts:1 oneToken')
})

it('takes tests that the branch itself changed as a sign that there are some', () => {
  const source = changed('src/a.ts', [added('signToken')])
  const testFile = { ...changed('src/b.test.ts', [], { ranges: [[1, 2]] }), kind: 'test' as const }
  const plan = planSearch([source, testFile])
  const deleted = planSearch([source, { ...testFile, ranges: [] }])
  const hasTests = [plan, deleted].map((each) =>
    each === null ? null : deriveUntested(each, new Map()).map((untested) => untested.hasTests),
  )
  expect(hasTests).toEqual([[true], [false]])
})

describe('a test need not name what it tests', () => {
  const source = changed('src/a.ts', [added('createTokenStore')])
  const testFile = { ...changed('src/b.test.ts', []), kind: 'test' as const }

  it.each([
    ['two words in a title', ['token stores are made'], []],
    ['words of different titles', ['tokens', 'stores'], ['src/a.ts:1 createTokenStore']],
    ['one word in a title', ['a store is made'], ['src/a.ts:1 createTokenStore']],
  ])('%s', (_, tests, left) => {
    expect(untestedIn([source, { ...testFile, tests }])).toEqual(left)
  })

  it('a new function among the tests has a title as well', () => {
    const own = symbol({ name: 'test_token_store_is_made', change: 'added' })
    expect(untestedIn([source, { ...testFile, symbols: [own] }])).toEqual([])
  })

  it('where its file is called after it', () => {
    const untested = [{ family: 'javascript', symbols: planSearch([source])?.fresh ?? [], hasTests: false }]
    const told = (subjects: string[]) =>
      renderUntested(dropTested(untested, new Map([['javascript', { subjects: new Set(subjects) }]])))
    expect(told(['createtokenstore'])).toEqual([])
    expect(told(['tokenstore'])).toHaveLength(1)
    expect(renderUntested(dropTested(untested, new Map()))).toEqual([])
  })
})
