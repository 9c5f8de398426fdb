import { describe, expect, it } from 'vitest'
import { toolchainCases } from './cases/toolchains.js'
import { saidFor } from './derive-for.js'

describe('toolchains', () => {
  it.each(toolchainCases)('%s', async (_, files, expected) => {
    expect(await saidFor(files)).toEqual(expected)
  })
})
