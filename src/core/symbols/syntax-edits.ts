import type { SyntaxEdit, SyntaxPoint } from './syntax.js'
import type { LinedText } from './text-lines.js'

/**
 * What was done to a text, as one edit of its tree: everything from the first line that differs to the last. Null
 * where nothing was.
 */
export function deriveSyntaxEdit(before: LinedText, after: LinedText): SyntaxEdit | null {
  const shorter = Math.min(before.starts.length, after.starts.length)
  let first = 0
  while (first < shorter && readLine(before, first) === readLine(after, first)) first++
  if (first === shorter && before.starts.length === after.starts.length) return null
  let last = 0
  while (last < shorter - first && readLastLine(before, last) === readLastLine(after, last)) last++
  const start = derivePlace(before, first)
  const oldEnd = derivePlace(before, before.starts.length - last)
  const newEnd = derivePlace(after, after.starts.length - last)
  return {
    startIndex: start.index,
    oldEndIndex: oldEnd.index,
    newEndIndex: newEnd.index,
    startPosition: start.point,
    oldEndPosition: oldEnd.point,
    newEndPosition: newEnd.point,
  }
}

function readLine({ text, starts }: LinedText, row: number): string {
  return text.slice(starts[row], starts[row + 1])
}

/** Counted from the end, from 0. */
function readLastLine(lined: LinedText, fromEnd: number): string {
  return readLine(lined, lined.starts.length - 1 - fromEnd)
}

/** The beginning of a row, from 0; the end of the text for the one after the last. */
function derivePlace({ text, starts }: LinedText, row: number): { index: number; point: SyntaxPoint } {
  const index = starts[row]
  if (index !== undefined) return { index, point: { row, column: 0 } }
  const last = starts.length - 1
  return { index: text.length, point: { row: last, column: text.length - (starts[last] ?? 0) } }
}
