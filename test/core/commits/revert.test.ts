import { describe, expect, it } from 'vitest'
import { parseReversal } from '../../../src/core/commits/subject.js'

describe('parseReversal', () => {
  it.each<[subject: string, of: string, restores: boolean]>([
    ['Revert "Add sessions"', 'Add sessions', false],
    ['Revert "Add sessions" (#12)', 'Add sessions', false],
    ['Revert "feat: add sessions (#11)" (#12)', 'feat: add sessions (#11)', false],
    ['Revert "Revert "Add sessions""', 'Add sessions', true],
    ['Revert "Revert "Revert "Add sessions"""', 'Add sessions', false],
    ['Reapply "Add sessions"', 'Add sessions', true],
    ['Revert "Reapply "Add sessions""', 'Add sessions', false],
    ['revert: add sessions', 'add sessions', false],
    ['revert: feat: add sessions', 'feat: add sessions', false],
    ['revert: Revert "Add sessions"', 'Add sessions', false],
    ['Revert “Add sessions”', 'Add sessions', false],
  ])('%j', (subject, of, restores) => {
    expect(parseReversal(subject)).toEqual({ of, restores })
  })

  it.each(['Add sessions', 'Revert the cache', 'Reverts "a"', 'Revert ""', ''])('%j is none', (subject) => {
    expect(parseReversal(subject)).toBeNull()
  })
})
