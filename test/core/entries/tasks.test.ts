import { expect, it } from 'vitest'
import { deriveTasks, moreTasksKey } from '../../../src/core/entries/tasks.js'
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

it('lists 200 tasks of a rank, then counts, and knows that line again', () => {
  const ends = Array.from(
    { length: 450 },
    (_, at): OpenEnd => ({
      kind: 'todo',
      path: 'src/a.ts',
      line: at + 1,
      text: `${at % 2 === 0 ? 'TODO' : 'FIXME'}: part ${at}`,
    }),
  )
  const { must, nice } = deriveTasks(ends)
  expect([must.length, nice.length]).toEqual([200, 201])
  const rest = nice.at(-1)?.text ?? ''
  expect(rest).toBe('50 more open ends: run `git handoff facts`')
  expect(moreTasksKey(rest)).toBe('more open ends')
  expect(moreTasksKey('Look at 50 more open ends')).toBeNull()
})

it('names 50 symbols of a file that no test names', () => {
  const ends = Array.from(
    { length: 60 },
    (_, at): OpenEnd => ({ kind: 'untested-symbol', path: 'src/a.ts', line: at + 1, text: `f${at}` }),
  )
  expect(deriveTasks(ends).nice.map(({ text }) => text)).toEqual([
    expect.stringMatching(/^Test `f0`, .*, `f49` and 10 more in `src\/a\.ts:1`$/),
  ])
})
