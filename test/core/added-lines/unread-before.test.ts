import { describe, expect, it } from 'vitest'
import { deriveUnreadBefore } from '../../../src/core/added-lines/documented-variables.js'

describe('deriveUnreadBefore', () => {
  const found = [{ name: 'REDIS_URL' }, { name: 'API_KEY' }, { name: 'TOKEN' }]

  it('drops what code of the base reads, not what it only mentions', () => {
    const lines = [
      { path: 'src/a.ts', text: 'connect(process.env.REDIS_URL)' },
      { path: 'README.md', text: 'Set `API_KEY`.' },
      { path: 'test/a.test.ts', text: 'process.env.TOKEN' },
    ]
    expect(deriveUnreadBefore(found, lines)).toEqual([{ name: 'API_KEY' }, { name: 'TOKEN' }])
  })

  it('keeps all where the base names none', () => {
    expect(deriveUnreadBefore(found, [])).toEqual(found)
  })
})
