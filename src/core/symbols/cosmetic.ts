/** Whether a change touches only comments and white space: what is left without them is the same. */
import type { LanguageTable } from './language-table.js'
import type { Hunk } from './symbol-input.js'
import type { SyntaxTree } from './syntax.js'
import { findLineStart, type LinedText } from './text-lines.js'
import { deriveSpans, type TextSpan } from './text-spans.js'

/** One side of a file, and a way to find the comments and strings in some of its lines. */
export interface CodeSide {
  lined: LinedText
  /** Comments and strings that touch the lines, in order; they may reach beyond them. */
  findSpans(first: number, last: number): readonly TextSpan[]
}

export function openTreeSide(lined: LinedText, tree: SyntaxTree, table: LanguageTable): CodeSide {
  const comments = new Set(table.comments)
  const types = [...table.comments, ...table.strings]
  return {
    lined,
    findSpans: (first, last) =>
      tree.rootNode
        .descendantsOfType(types, { row: first - 1, column: 0 }, { row: last, column: 0 })
        .map(({ type, startIndex, endIndex }) => ({
          start: startIndex,
          end: endIndex,
          kind: comments.has(type) ? 'comment' : 'string',
        })),
  }
}

export function openTextSide(lined: LinedText, table: LanguageTable): CodeSide {
  let spans: readonly TextSpan[] | undefined
  return {
    lined,
    findSpans: (first, last) => {
      spans ??= deriveSpans(lined.text, table.lexicon)
      const from = findLineStart(lined, first - 1)
      const to = findLineStart(lined, last)
      return spans.filter(({ start, end }) => start < to && end > from)
    },
  }
}

export function isCosmeticHunk(before: CodeSide, after: CodeSide, hunk: Hunk, table: LanguageTable): boolean {
  const old = readCode(before, hunk.oldStart, hunk.oldLines, table)
  return old === readCode(after, hunk.newStart, hunk.newLines, table)
}

/** The code of some lines: no comments, white space only where it separates words, strings as they are. */
function readCode(side: CodeSide, first: number, count: number, table: LanguageTable): string {
  if (count === 0) return ''
  const from = findLineStart(side.lined, first - 1)
  const to = findLineStart(side.lined, first - 1 + count)
  const parts: string[] = []
  let at = from
  for (const span of side.findSpans(first, first - 1 + count)) {
    if (span.end <= at || span.start >= to) continue
    parts.push(side.lined.text.slice(at, Math.max(at, span.start)))
    parts.push(
      span.kind === 'comment'
        ? ' '
        : quote(side.lined.text.slice(Math.max(at, span.start), Math.min(span.end, to))),
    )
    at = Math.min(span.end, to)
  }
  parts.push(side.lined.text.slice(at, to))
  const code = parts.join('')
  return table.layout === 'indentation' ? `${listIndents(code)}\n${collapse(code)}` : collapse(code)
}

/** White space of a string is what it says: kept from being collapsed, as characters of the private use area. */
function quote(text: string): string {
  return text.replace(/\s/g, (space) => String.fromCharCode(0xe000 + space.charCodeAt(0)))
}

function collapse(code: string): string {
  return code.replace(/\s+/g, ' ').replace(/ (?![\p{L}\p{N}_$])|(?<![\p{L}\p{N}_$]) /gu, '')
}

/** Where indentation is grammar: that of every line of code outside brackets. */
function listIndents(code: string): string {
  let depth = 0
  const indents: number[] = []
  for (const line of code.split('\n')) {
    const text = line.trim()
    if (text === '') continue
    if (depth === 0) indents.push(line.length - line.trimStart().length)
    depth = Math.max(0, depth + (text.match(/[([{]/g)?.length ?? 0) - (text.match(/[)\]}]/g)?.length ?? 0))
  }
  return indents.join(' ')
}
