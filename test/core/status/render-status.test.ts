import { expect, it } from 'vitest'
import { renderBranchStatus, renderBranchTable } from '../../../src/core/status/render.js'
import type { BranchRow } from '../../../src/core/status/rows.js'

it('a title reads as it was meant, with nothing that keeps Markdown from acting', () => {
  const row: BranchRow = {
    branch: 'feat/x',
    remote: null,
    local: true,
    head: 'a'.repeat(40),
    author: 'Ada',
    date: '2026-11-22T00:00:00Z',
    freshness: 'fresh',
    must: { done: 0, total: 0 },
    title: 'Call \\_\\_init\\_\\_ of `a\\_b`',
    ahead: 1,
    behind: 0,
  }
  const plain = 'Call __init__ of `a\\_b`'
  const paint = (text: string) => text
  const counts = { error: 0, warning: 0, info: 0 }
  const found = {
    base: 'main',
    branches: [row] as const,
    path: 'HANDOFF.md',
    reason: null,
    cause: 'work-covered' as const,
    findings: [],
    counts,
    uncommitted: [],
  }
  expect(renderBranchStatus(found, paint).split('\n')[0]).toBe(`feat/x: ${plain}`)
  expect(renderBranchTable([row], { base: 'main', paint })).toContain(plain)
})
