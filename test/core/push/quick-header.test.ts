import { describe, expect, it } from 'vitest'
import { renderFrontMatter } from '../../../src/core/page/front-matter.js'
import { parseQuickHeader } from '../../../src/core/push/refs.js'

const header = {
  handoff: 1 as const,
  branch: 'feat/x',
  base: 'origin/main',
  covers: '4f2a91c0d3e5',
  work: '9b1f6c2e7a40',
  updated: '2026-11-22',
}

describe('parseQuickHeader', () => {
  it.each([
    header,
    { ...header, work: '123456789e12', covers: '012345678901' },
    { ...header, branch: 'ümlaut/x y' },
  ])('reads what we write: %j', (one) => {
    const { branch, covers, work } = one
    expect(parseQuickHeader(`${renderFrontMatter(one)}# Handoff\n`)).toEqual({ branch, covers, work })
    const crlf = `${renderFrontMatter(one)}# Handoff\n`.replaceAll('\n', '\r\n')
    expect(parseQuickHeader(crlf)).toEqual({ branch, covers, work })
  })

  it.each([
    ['', 'no text'],
    ['# Handoff\n', 'no front matter'],
    ['---\nbranch: a\n', 'one without an end'],
    ['---\nbranch: a\ncovers: b\n---\n', 'no work'],
    ['---\nbranch: a\nbranch: b\ncovers: c\nwork: d\n---\n', 'a key twice'],
    ['---\nbranch: a # it was b\ncovers: c\nwork: d\n---\n', 'a comment'],
    ["---\nbranch: 'a'\ncovers: c\nwork: d\n---\n", 'other quotes'],
    ['---\nbranch: "a\\x41"\ncovers: c\nwork: d\n---\n', 'an escape'],
    ['---\nbranch: >\n  a\ncovers: c\nwork: d\n---\n', 'lines that belong together'],
    ['{ "branch": "a" }', 'JSON'],
  ])('looks closer at %j: %s', (text) => {
    expect(parseQuickHeader(text)).toBeNull()
  })
})
