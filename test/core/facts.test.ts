import { expect, it } from 'vitest'
import { isRepeatable, type LimitKind } from '../../src/core/facts.js'

it.each<[LimitKind, boolean]>([
  ['symbol-uses-cut', false],
  ['file-uses-cut', false],
  ['symbols-timed-out', false],
  ['uncommitted-not-read', false],
  ['symbol-uses-not-searched', true],
  ['symbols-by-patterns', true],
  ['files-ignored', true],
  ['shallow-history', true],
])('tells from the kind %s alone whether another run would see the same: %s', (kind, expected) => {
  const misleading = 'uncommitted work not read: it took longer than 2 s'
  const limits = [{ kind, path: null, reason: misleading }]
  expect(isRepeatable({ limits })).toBe(expected)
})
