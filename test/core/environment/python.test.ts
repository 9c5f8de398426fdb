import { describe, expect, it } from 'vitest'
import { pythonCases } from './cases/python.js'
import { saidFor } from './derive-for.js'

describe('Python', () => {
  it.each(pythonCases)('%s', async (_, files, expected) => {
    expect(await saidFor(files)).toEqual(expected)
  })
})
