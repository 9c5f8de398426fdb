import { describe, expect, it } from 'vitest'
import { nearestName } from '../../../src/core/text/nearest.js'

describe('nearestName', () => {
  const names = ['create', 'facts', 'check', 'ignore', 'include_code', 'fail_on']

  it.each([
    ['craete', 'create'],
    ['creat', 'create'],
    ['fact', 'facts'],
    ['ignroe', 'ignore'],
    ['includeCode', 'include_code'],
    ['include-code', 'include_code'],
    ['FAIL_ON', 'fail_on'],
    ['chekc', 'check'],
  ])('finds for %s the name %s', (name, expected) => {
    expect(nearestName(name, names)).toBe(expected)
  })

  it.each(['push', '', 'x', 'something else', 'c'.repeat(100_000)])('finds nothing for %.20s', (name) => {
    expect(nearestName(name, names)).toBeNull()
  })

  it('never offers a name that shares nothing', () => {
    expect(nearestName('x', ['h', 'C'])).toBeNull()
  })
})
