import { expect, it } from 'vitest'
import { deriveTasks } from '../../../src/core/entries/tasks.js'
import type { OpenEnd } from '../../../src/core/facts.js'

it('asks for tests file by file, so that each task can be ticked', () => {
  const ends = [
    ['src/a.ts', 4, 'signToken'],
    ['src/b.ts', 8, 'TokenStore'],
    ['src/a.ts', 20, 'dropToken'],
  ].map(([path, line, text]) => ({ kind: 'untested-symbol', path, line, text }) as OpenEnd)
  expect(deriveTasks(ends).nice.map(({ text }) => text)).toEqual([
    'Test `signToken`, `dropToken` in `src/a.ts:4`',
    'Test `TokenStore` in `src/b.ts:8`',
  ])
})
