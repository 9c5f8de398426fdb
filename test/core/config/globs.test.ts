import fc from 'fast-check'
import picomatch from 'picomatch'
import { describe, expect, test } from 'vitest'
import { compileGlob, findGlobProblem } from '../../../src/core/config/globs.js'
import { parseConfig } from '../../../src/core/config/parse.js'
import { HandoffError } from '../../../src/core/errors.js'

const name = fc.string({
  unit: fc.constantFrom('a', 'b', 'c', '.', '-', '[', ']'),
  minLength: 1,
  maxLength: 5,
})
const segmentName = name.filter((text) => !/^\.+$/.test(text))
const path = fc.array(segmentName, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'))
const piece = fc.constantFrom('a', 'b', '.', '*', '?', '[ab]', '[!a]', '[a-c]', '{a,b}', '{a,b.c}', 'c*')
const segment = fc
  .oneof(
    { weight: 1, arbitrary: fc.constant('**') },
    { weight: 4, arbitrary: fc.array(piece, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('')) },
  )
  .filter((text) => !/^\.+$/.test(text) && !/\*\*./.test(text) && !/.\*\*/.test(text))
const glob = fc.array(segment, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'))

test('ordinary globs hold for the same paths as with picomatch', () => {
  fc.assert(
    fc.property(glob, fc.array(path, { minLength: 1, maxLength: 20 }), (pattern, paths) => {
      const ours = compileGlob(pattern)
      // It takes `[!a]` for one of `!` and `a`.
      const theirs = picomatch(pattern.replaceAll('[!', '[^'), { dot: true })
      for (const one of paths) expect([pattern, one, ours.matches(one)]).toEqual([pattern, one, theirs(one)])
    }),
    { numRuns: 3000 },
  )
})

test.each([
  ['app/(auth)/**', ['app/(auth)/a.ts'], ['app/auth/a.ts']],
  ['[id].ts', ['i.ts', 'd.ts', '[id].ts'], ['x.ts']],
  ['a{b', ['a{b'], ['ab']],
  ['a{b}c', ['a{b}c'], ['abc']],
  ['a{,.min}.js', ['a.js', 'a.min.js'], ['a.max.js']],
  ['{a,b{c,d}}x', ['ax', 'bcx', 'bdx'], ['bx', 'cx']],
  ['{src,test/unit}/**', ['src/a', 'test/unit/a/b'], ['test/a']],
  ['a+b', ['a+b'], ['aab']],
  ['$a^.ts', ['$a^.ts'], ['a.ts', '$a^xts']],
  ['[]a]', [']', 'a'], ['b']],
  ['[a', ['[a'], ['a']],
  ['[!a-c]', ['d', '-'], ['a', 'b', '/']],
])('%s', (pattern, held, others) => {
  const { matches } = compileGlob(pattern)
  expect(held.filter((one) => !matches(one))).toEqual([])
  expect(others.filter(matches)).toEqual([])
})

describe('what a stranger writes', () => {
  const long = 'a'.repeat(100_000)
  test.each([
    '(a+)+b',
    '*a*a*a*a*a*a*a*a*a*a*a*a*b',
    '?*?*?*?*?*?*?*?*?*?*?*b',
    '**/*a**/*a**/**/**/*a*b',
    `${'{a,b}'.repeat(30)}x`,
    `${'{a,{a,'.repeat(5)}b${'}}'.repeat(5)}`,
    `${'{a,aa,*}'.repeat(40)}b`,
    `${'*?[!b]'.repeat(60)}b`,
    '{*,**,?}*{*,**,?}*{*,**,?}*b',
    '[[[[[[[[[[[[[[[[[[[[[[[[[',
    '{{{{{{{{',
  ])('%s is matched in time that grows with the path', (pattern) => {
    const { matches } = compileGlob(pattern)
    const started = performance.now()
    expect(matches(long)).toBe(false)
    for (let times = 0; times < 100; times += 1) matches('a'.repeat(200))
    expect(performance.now() - started).toBeLessThan(2000)
  })

  test.each([
    ['+(a|b)', '`+(…)` is a pattern that is not supported'],
    ['!(a)', '`!(…)`'],
    ['@(a)/x', '`@(…)`'],
    ['*(a)', '`*(…)`'],
    ['?(a)', '`?(…)`'],
    ['(a|b)', '`(a|b)`'],
    ['{1..9}', 'a range in braces'],
    ['[[:alpha:]]', '`[[:name:]]`'],
    ['[z-a]', 'runs backwards'],
    ['{'.repeat(11), 'nested more than 10 levels'],
    ['a'.repeat(501), 'at most 500 characters'],
  ])('%s is a mistake in the configuration', (pattern, reason) => {
    expect(findGlobProblem(pattern)?.message).toContain(reason)
    const read = () => parseConfig(`path: HANDOFF.md\nignore:\n  - '${pattern}'\n`, '.handoff.yml')
    expect(read).toThrow(HandoffError)
    expect(read).toThrow('.handoff.yml:3:5: ')
  })

  test('there are at most 200 globs', () => {
    const list = (count: number) =>
      `ignore: [${Array.from({ length: count }, (_, at) => `a${at}`).join(', ')}]`
    expect(parseConfig(list(200), '.handoff.yml').ignore).toHaveLength(200)
    expect(() => parseConfig(list(201), '.handoff.yml')).toThrow('at most 200 items')
  })
})
