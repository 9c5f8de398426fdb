import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePathShape } from '../../../src/core/references/paths.js'

describe('a word as a path', () => {
  it.each([
    ['src/a.ts', 'src/a.ts'],
    ['./src/a.ts', 'src/a.ts'],
    ['src/auth/', 'src/auth/'],
    ['README.md', 'README.md'],
    ['Makefile', 'Makefile'],
    ['.gitignore', '.gitignore'],
    ['next.config.mjs', 'next.config.mjs'],
    ['app/[id]/page.tsx', 'app/[id]/page.tsx'],
    ['app/(auth)/login.tsx', 'app/(auth)/login.tsx'],
    ['src/.../a.ts', 'src/.../a.ts'],
    ['src/a.ts:12', 'src/a.ts'],
    ['tests/test_a.py::test_one', 'tests/test_a.py'],
    ['docs/setup.md#install', 'docs/setup.md'],
  ])('%s is one', (word, path) => {
    expect(parsePathShape(word)?.path).toBe(path)
  })

  it.each([
    ...['src/**/*.ts', 'src/{a,b}.ts', 'src/<name>.ts', '$HOME/a.ts', 'path/to/a.ts', '~/a.ts', '/etc/a.ts'],
    ...['C:\\a\\b.ts', 'C:/a.ts', 'https://example.com/a.ts', 'example.com/a.ts', '@scope/name', 'a@b.com'],
    ...[
      'text/html',
      '1.2.3',
      'v2.0',
      '3/4',
      'Node.js',
      'Foo.bar',
      'AGENTS.md/README.md',
      'localhost:80/a.ts',
    ],
    ...['10.0.0.1/a.ts', 'ab', '#a1b2c3', '--flag', 'word'],
  ])('%s is none', (word) => {
    expect(parsePathShape(word)).toBeNull()
  })

  it.each([
    ['src/a.ts:12', [[12, 12]], ['12']],
    ['src/a.ts:12-20', [[12, 20]], ['12-20']],
    ['src/a.ts:12:5', [[12, 12]], ['12']],
    ['src/a.ts#L3-L9', [[3, 9]], ['L3-L9']],
    [
      'src/a.ts:1,4-6',
      [
        [1, 1],
        [4, 6],
      ],
      ['1', '4-6'],
    ],
    ['src/a.ts:9-3', [], []],
    ['src/a.ts:0', [], []],
  ])('%s names lines', (word, lines, numbers) => {
    const places = parsePathShape(word)?.places ?? []
    expect(places.map((place) => place.lines)).toEqual(lines)
    expect(places.map(({ start, end }) => word.slice(start, end))).toEqual(numbers)
  })

  it.each([
    ['src/a.ts#Session.create', 'Session.create'],
    ['src/a.ts#load()', 'load'],
    ['src/a.py::Test::test_one', 'Test::test_one'],
    ['src/a.ts', null],
  ])('%s names a symbol', (word, symbol) => {
    expect(parsePathShape(word)?.symbol).toBe(symbol)
  })

  it('reads any word in its own bounds', () => {
    const word = fc.string({ unit: fc.constantFrom(...'aB1./:#-_,…L()[]é'), maxLength: 60 })
    fc.assert(
      fc.property(word, (text) => {
        for (const { start, end, lines } of parsePathShape(text)?.places ?? []) {
          expect(text.slice(start, end)).toMatch(/^L?\d+(?:[-–]L?\d+)?$/)
          expect(lines[0]).toBeLessThanOrEqual(lines[1])
        }
      }),
    )
  })
})
