import { describe, expect, it } from 'vitest'
import { createConflictFinder } from '../../../src/core/added-lines/open-ends.js'
import type { FileKind } from '../../../src/core/facts.js'

// Put together here, so that this file does not look like an unresolved merge itself.
const opening = `${'<'.repeat(7)} HEAD`
const separator = '='.repeat(7)
const closing = `${'>'.repeat(7)} feat/retry`

function find(lines: string[], kind: FileKind = 'source', path = 'src/a.ts') {
  const finder = createConflictFinder()
  lines.forEach((text, index) => {
    finder.added({ path, kind, language: null }, index + 1, text)
  })
  return finder.finish().map(({ line, text }) => [line, text])
}

describe('createConflictFinder', () => {
  it('reports each conflict once, at its opening line', () => {
    const conflict = [opening, 'a', separator, 'b', closing]
    expect(find([...conflict, 'c', ...conflict])).toEqual([
      [1, opening],
      [7, opening],
    ])
  })

  it('reports an opening line that was left behind', () => {
    expect(find(['a', opening, 'b'])).toEqual([[2, opening]])
  })

  it('needs the whole conflict in documentation and tests', () => {
    expect(find([opening, 'a', separator, 'b', closing], 'docs', 'README.md')).toHaveLength(1)
    expect(find(['Title', separator, '', opening], 'docs', 'README.md')).toEqual([])
    expect(find([opening, 'a', separator, 'b', closing], 'test', 'test/merge.test.ts')).toEqual([])
  })

  it('leaves underlines, shifts and edit blocks for models alone', () => {
    expect(find(['Title', separator, 'a <<<<<<< b', '<<<<<<<', `${'<'.repeat(8)} x`])).toEqual([])
    expect(find([`${'<'.repeat(7)} SEARCH`, 'a', separator, 'b', `${'>'.repeat(7)} REPLACE`])).toEqual([])
  })
})
