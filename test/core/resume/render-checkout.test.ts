import { expect, it } from 'vitest'
import { freshnessOf } from '../../../src/core/freshness/freshness.js'
import { renderCheckout } from '../../../src/core/resume/render.js'
import { resumeOf } from './resume-of.js'

const last = { author: 'Ada Example', date: '2026-01-05T09:00:00+01:00' }
const page = '## Remaining Work\n\n- [x] Export\n- [ ] Import `src/a.ts`\n'

it('says who left the branch, and what is next', () => {
  expect(renderCheckout(resumeOf(page), last)).toEqual([
    'handoff: feat/x: last commit by Ada Example on 2026-01-05; HANDOFF.md matches the branch. Run `git handoff resume`.',
    'Next: Import `src/a.ts`',
  ])
})

it('says what is no longer true, in three lines at most', () => {
  const uncovered = ['src/a.ts', 'src/b.ts'].map((path) => ({ path, commits: [] }))
  const lines = renderCheckout(resumeOf(page, { freshness: freshnessOf('stale', { uncovered }) }), last)
  expect(lines).toHaveLength(3)
  expect(lines[0]).toContain('HANDOFF.md is stale')
  expect(lines[2]).toBe('Out of date: `src/a.ts` changed since the page was written (and 1 more)')
})

it('keeps to a line each, whatever a stranger has written', () => {
  const hostile = `## Remaining Work\n\n- [ ] ${'long '.repeat(200)}\u001b[31m\n`
  const lines = renderCheckout(resumeOf(hostile), { ...last, author: 'Eve\n\u001b]0;x\u0007' })
  for (const line of lines) {
    expect(line.length).toBeLessThanOrEqual(160)
    expect(line).not.toMatch(/[\u0000-\u001f]/)
  }
})
