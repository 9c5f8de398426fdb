import { describe, expect, it } from 'vitest'
import { cutColumns, padColumns, widthOf } from '../../../src/core/text/columns.js'

describe('columns of a terminal', () => {
  it.each([
    ['abc', 3],
    ['山田太郎', 8],
    ['👩‍🚀', 2],
    ['é', 1],
    ['', 0],
  ])('of %j are counted', (text, width) => {
    expect(widthOf(text)).toBe(width)
    expect(widthOf(padColumns(text, 10))).toBe(10)
    expect(padColumns(text, 10, 'left').endsWith(text)).toBe(true)
  })

  it.each([
    ['abcdef', 4, 'abc…'],
    ['abcd', 4, 'abcd'],
    ['山田太郎', 6, '山田…'],
    ['山田太郎', 7, '山田太…'],
    ['ab👩‍🚀cd', 4, 'ab…'],
  ])('of %j, cut to %i', (text, width, cut) => {
    expect(cutColumns(text, width)).toBe(cut)
  })
})
