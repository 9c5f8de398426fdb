import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseMatches } from '../../../src/core/leftovers/search.js'

const commit = '4f2a91c0d3e5'

it('reads paths, lines and texts, whatever the paths hold', () => {
  const output = `${commit}:src/a.ts\x0012\x00const a = b:c\n${commit}:a\n12:b\x003\x00x\r\n`
  expect(parseMatches(output, commit)).toEqual([
    { path: 'src/a.ts', line: 12, text: 'const a = b:c' },
    { path: 'a\n12:b', line: 3, text: 'x' },
  ])
})

it('leaves out a record that was cut off, and lines that nobody wrote by hand', () => {
  const long = `${commit}:a.js\x001\x00${'x'.repeat(2001)}\n`
  expect(parseMatches(`${long}${commit}:b.js\x002\x00y\n${commit}:c.js\x003\x00z`, commit)).toEqual([
    { path: 'b.js', line: 2, text: 'y' },
  ])
})

it('finds again what was printed', () => {
  const path = fc.string({ minLength: 1 }).filter((text) => !text.includes('\0'))
  const text = fc.string().filter((each) => !/[\0\n\r]/.test(each))
  const match = fc.record({ path, line: fc.integer({ min: 1 }), text })
  fc.assert(
    fc.property(fc.array(match), (matches) => {
      const output = matches.map((each) => `${commit}:${each.path}\0${each.line}\0${each.text}\n`).join('')
      expect(parseMatches(output, commit)).toEqual(matches)
    }),
  )
})
