/** Whether a change touches only comments and white space: what is left without them is the same. */
import type { LanguageTable } from './language-table.js'
import type { Hunk } from './symbol-input.js'
import type { SyntaxPoint, SyntaxTree } from './syntax.js'
import { findLineStart, type LinedText } from './text-lines.js'
import { deriveSpans, type TextSpan } from './text-spans.js'

/** One side of a file, and a way to find the comments and strings in some of its lines. */
export interface CodeSide {
  lined: LinedText
  /** All comments, in order. */
  comments(): readonly TextSpan[]
  /** Comments and strings that touch the lines, in order; they may reach beyond them. */
  findSpans(first: number, last: number): readonly TextSpan[]
}

export function openTreeSide(lined: LinedText, tree: SyntaxTree, table: LanguageTable): CodeSide {
  const kinds = new Set(table.comments)
  const types = [...table.comments, ...table.strings]
  const find = (wanted: string[], start: SyntaxPoint, end: SyntaxPoint): TextSpan[] =>
    tree.rootNode.descendantsOfType(wanted, start, end).map(({ type, startIndex, endIndex }) => ({
      start: startIndex,
      end: endIndex,
      kind: kinds.has(type) ? 'comment' : 'string',
    }))
  let comments: readonly TextSpan[] | undefined
  return {
    lined,
    comments: () => {
      comments ??= find([...kinds], { row: 0, column: 0 }, { row: lined.starts.length, column: 0 })
      return comments
    },
    findSpans: (first, last) => find(types, { row: first - 1, column: 0 }, { row: last, column: 0 }),
  }
}

export function openTextSide(lined: LinedText, table: LanguageTable): CodeSide {
  let spans: readonly TextSpan[] | undefined
  const listSpans = (): readonly TextSpan[] => {
    spans ??= deriveSpans(lined.text, table.lexicon)
    return spans
  }
  return {
    lined,
    comments: () => listSpans().filter(({ kind }) => kind === 'comment'),
    findSpans: (first, last) => {
      const from = findLineStart(lined, first - 1)
      const to = findLineStart(lined, last)
      return listSpans().filter(({ start, end }) => start < to && end > from)
    },
  }
}

export function isCosmeticHunk(before: CodeSide, after: CodeSide, hunk: Hunk, table: LanguageTable): boolean {
  const old = [before, hunk.oldStart, hunk.oldLines] as const
  const now = [after, hunk.newStart, hunk.newLines] as const
  // Most hunks are decided by a look at their comments alone; strings are only asked for where that says yes.
  return readInk(...old) === readInk(...now) && readCode(...old, table) === readCode(...now, table)
}

/** The characters of some lines that are neither white space nor in a comment. */
function readInk(side: CodeSide, first: number, count: number): string {
  if (count === 0) return ''
  const from = findLineStart(side.lined, first - 1)
  const to = findLineStart(side.lined, first - 1 + count)
  let ink = ''
  let at = from
  for (const { start, end } of side.comments()) {
    if (end <= at || start >= to) continue
    ink += side.lined.text.slice(at, Math.max(at, start))
    at = Math.min(end, to)
  }
  return (ink + side.lined.text.slice(at, to)).replace(/\s+/g, '')
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
