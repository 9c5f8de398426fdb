import { describe, expect, it } from 'vitest'
import { deriveTrackingRef } from '../../../src/core/push/publishing.js'

describe('deriveTrackingRef', () => {
  it.each<[string[], string, string | null]>([
    [['+refs/heads/*:refs/remotes/origin/*'], 'refs/heads/feat/x', 'refs/remotes/origin/feat/x'],
    [['refs/heads/main:refs/remotes/origin/main'], 'refs/heads/feat', null],
    [['refs/heads/main:refs/remotes/origin/main'], 'refs/heads/main', 'refs/remotes/origin/main'],
    [['+refs/heads/feat-*-x:refs/remotes/o/*/x'], 'refs/heads/feat-1-x', 'refs/remotes/o/1/x'],
    [['+refs/heads/*:refs/remotes/origin/*', '^refs/heads/feat'], 'refs/heads/feat', null],
    [['+refs/heads/*:refs/remotes/origin/*', '^refs/heads/wip/*'], 'refs/heads/wip/a', null],
    [['refs/heads/main', '+refs/heads/*:refs/remotes/b/*'], 'refs/heads/main', 'refs/remotes/b/main'],
    [['+refs/*:refs/*'], 'refs/heads/x', 'refs/heads/x'],
    [['+refs/heads/*:refs/remotes/$&/*'], 'refs/heads/x', 'refs/remotes/$&/x'],
    [[], 'refs/heads/x', null],
  ])('%j maps %s to %s', (refspecs, ref, expected) => {
    expect(deriveTrackingRef(refspecs, ref)).toBe(expected)
  })
})
