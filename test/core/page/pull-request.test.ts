import { describe, expect, it } from 'vitest'
import { renderPullRequestBody } from '../../../src/core/page/format.js'

describe('a description for a pull request', () => {
  it('is the page without what only a branch needs', () => {
    expect(renderPullRequestBody(page, 'markdown')).toBe(
      '**Scope:** 1 file, +1 −1 against `main`\n\nWords.\n\n## Context\n\nWhy.\n\n## Remaining Work\n\n- [ ] A\n',
    )
  })

  it('is Markdown for a page in JSON too', () => {
    const json = JSON.stringify({
      title: 'Sessions',
      sections: [{ kind: 'context', heading: 'Context', text: 'Why.' }],
    })
    expect(renderPullRequestBody(json, 'json')).toBe('## Context\n\nWhy.\n')
  })

  it('is not longer than GitHub takes', () => {
    const body = renderPullRequestBody(`# T\n\n${'a line of words\n\n'.repeat(10_000)}`, 'markdown')
    expect(body.length).toBeLessThan(65_536)
    expect(body).toMatch(/a line of words\n\n\(The rest/)
  })
})

const page = `---
handoff: 1
branch: feat/x
---
# Handoff: Sessions

**Status:** In progress (0 of 1 must-do tasks done)

**Scope:** 1 file, +1 −1 against \`main\`

Words.

## Context

Why.

## Remaining Work

- [ ] A

## Gotchas

None recorded.
`
