import { describe, expect, it } from 'vitest'
import { isDryRun } from '../../../src/git/push/process.js'

describe('isDryRun', () => {
  it.each([
    ['push --dry-run origin x', true],
    ['push -n', true],
    ['push -fn origin', true],
    ['-c a.b=c push -nu origin x', true],
    ['push --no-dry-run', false],
    ['push --dry-run --no-dry-run', false],
    ['push origin x', false],
    ['push --no-verify origin', false],
    ['push -f -u origin', false],
    ['push origin -- -n', false],
    ['push origin my-n', false],
  ])('%s: %j', (line, expected) => {
    expect(isDryRun(line.split(' '))).toBe(expected)
  })
})
