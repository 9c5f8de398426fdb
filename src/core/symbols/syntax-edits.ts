import type { Hunk } from './symbol-input.js'
import type { SyntaxEdit, SyntaxPoint } from './syntax.js'
import type { LinedText } from './text-lines.js'

/**
 * The hunks of a diff as edits of the old text's tree, the last first: so every edit's coordinates are those of
 * the old text, whatever the others do.
 */
export function deriveSyntaxEdits(before: LinedText, after: LinedText, hunks: readonly Hunk[]): SyntaxEdit[] {
  return hunks.map((hunk) => deriveEdit(before, after, hunk)).reverse()
}

function deriveEdit(before: LinedText, after: LinedText, hunk: Hunk): SyntaxEdit {
  const [oldFirst, oldEnd] = deriveRows(hunk.oldStart, hunk.oldLines)
  const [newFirst, newEnd] = deriveRows(hunk.newStart, hunk.newLines)
  const start = derivePlace(before, oldFirst)
  const oldEndPlace = derivePlace(before, oldEnd)
  const newStartPlace = derivePlace(after, newFirst)
  const newEndPlace = derivePlace(after, newEnd)
  return {
    startIndex: start.index,
    oldEndIndex: oldEndPlace.index,
    newEndIndex: start.index + newEndPlace.index - newStartPlace.index,
    startPosition: start.point,
    oldEndPosition: oldEndPlace.point,
    newEndPosition: {
      row: start.point.row + newEndPlace.point.row - newStartPlace.point.row,
      column: newEndPlace.point.column,
    },
  }
}

/** Rows from 0, the end exclusive; `@@ -10,0 …` stands after line 10. */
function deriveRows(start: number, lines: number): [first: number, end: number] {
  const first = lines === 0 ? start : start - 1
  return [first, first + lines]
}

/** The beginning of a row; the end of the text where its last line has no line break. */
function derivePlace({ text, starts }: LinedText, row: number): { index: number; point: SyntaxPoint } {
  const index = starts[row]
  if (index !== undefined) return { index, point: { row, column: 0 } }
  const last = starts.length - 1
  return { index: text.length, point: { row: last, column: text.length - (starts[last] ?? 0) } }
}
