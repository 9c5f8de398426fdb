import { expect, it } from 'vitest'
import { HandoffError } from '../../../src/core/errors.js'
import { deriveUnknown, freshnessOf, orderWorstFirst } from '../../../src/core/freshness/freshness.js'
import { file } from '../entries/facts.js'

it('is unknown where history is missing, and says why and what to do', () => {
  const error = new HandoffError('history', 'This clone is shallow.', { hints: ['Fetch it.'] })
  expect(deriveUnknown(error)).toEqual(
    freshnessOf('unknown', { reason: 'This clone is shallow.', hints: ['Fetch it.'] }),
  )
})

it.each([new HandoffError('usage', 'no'), new Error('no'), 'no'])('does not swallow %s', (error) => {
  expect(() => deriveUnknown(error)).toThrow()
})

it('names first what people read, then what most commits touched, then what changed most', () => {
  const commit = { sha: '1'.repeat(40), subject: 'fix', author: 'Ada' }
  const uncovered = [
    { path: 'a.lock', commits: [commit, commit, commit] },
    { path: 'z.ts', commits: [commit] },
    { path: 'gone.ts', commits: [commit] },
    { path: 'big.ts', commits: [commit] },
    { path: 'often.ts', commits: [commit, commit] },
  ]
  const files = [
    file({ path: 'a.lock', kind: 'lock', additions: 900 }),
    file({ path: 'z.ts' }),
    file({ path: 'big.ts', additions: 90 }),
    file({ path: 'often.ts' }),
  ]
  const ordered = orderWorstFirst(uncovered, files).map(({ path }) => path)
  expect(ordered).toEqual(['often.ts', 'big.ts', 'z.ts', 'gone.ts', 'a.lock'])
})
