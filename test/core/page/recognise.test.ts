import { describe, expect, it } from 'vitest'
import { createRecogniser } from '../../../src/core/page/recognise.js'
import { derived } from './derived.js'

describe('createRecogniser', () => {
  it.each([
    [
      'must',
      'Finish the commit `wip: login` (`a.ts`)',
      'Finish the commit `wip: login` (`a.ts`, `b.ts` and 3 more)',
    ],
    ['must', 'Finish the commit `wip: login`', 'Finish the commit `wip: login` (`a.ts` and `b.ts`)'],
    ['changes', 'Login (unfinished; `a.ts`)', 'Login (`a.ts`, `b.ts`)'],
    ['changes', 'Login (breaking; unfinished; 3 files)', 'Login'],
  ] as const)('knows a line of %s again when its places have changed: %j', (kind, before, after) => {
    const { keyOf } = createRecogniser([derived({ [kind]: [before] })])
    expect(keyOf(kind, before)).not.toBeNull()
    expect(keyOf(kind, after)).toBe(keyOf(kind, before))
  })

  it('takes a task for a person’s where its commit is another', () => {
    const { keyOf } = createRecogniser([derived({ must: ['Finish the commit `wip: login` (`a.ts`)'] })])
    expect(keyOf('must', 'Finish the commit `wip: logout` (`a.ts`)')).toBeNull()
  })
})
