import { expect, it } from 'vitest'
import { createKeptLines } from '../../../src/core/commits/kept-lines.js'

function isKept(net: readonly string[], commit: readonly string[]): boolean {
  const lines = createKeptLines()
  const signOf = (line: string) => (line.startsWith('+') ? '+' : '-')
  for (const line of net) lines.learn(signOf(line), line.slice(1))
  const count = lines.open()
  for (const line of commit) count.read(signOf(line), line.slice(1))
  return count.isKept()
}

it.each<[what: string, net: string[], commit: string[], kept: boolean]>([
  ['a line that moved and is indented anew', ['+    call(first, second)'], ['+call(first, second)'], true],
  ['a line that went the other way', ['-call(first, second)'], ['+call(first, second)'], false],
  ['half of the lines', ['+call(first)'], ['+call(first)', '+call(second)'], true],
  ['fewer', ['+call(first)'], ['+call(first)', '+call(second)', '+call(third)'], false],
  [
    'lines that stand in every file',
    ['+}', '+import a from "b"', '+@Test'],
    ['+}', '+import a from "b"', '+@Test'],
    false,
  ],
  ['a removed line', ['-call(first, second)'], ['-call(first, second)'], true],
])('%s', (_, net, commit, kept) => {
  expect(isKept(net, commit)).toBe(kept)
})
