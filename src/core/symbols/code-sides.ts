/** Both sides of a file with their comments and strings told apart from code, around some hunks. */
import { foldSide } from './fold-side.js'
import type { LanguageTable } from './language-table.js'
import type { Hunk } from './symbol-input.js'
import type { SyntaxParser, SyntaxTree } from './syntax.js'
import { deriveLinedText, findLineStart, type LinedText } from './text-lines.js'
import { deriveSpans, type TextSpan } from './text-spans.js'
import { openTouched } from './touched-lines.js'

export interface CodeSide {
  lined: LinedText
  /** Where a line of the file is in `lined`. */
  place(line: number): number
  /** Comments and strings that touch lines of `lined`, in order; they may reach beyond them. */
  findSpans(first: number, last: number): readonly TextSpan[]
}

export interface CodeSides {
  before: CodeSide
  after: CodeSide
  close(): void
}

/** By the grammar, from what is around the hunks; null where that cannot be parsed. */
export function parseCodeSides(
  before: LinedText,
  after: LinedText,
  hunks: readonly Hunk[],
  table: LanguageTable,
  parser: SyntaxParser,
): CodeSides | null {
  const oldLines = foldSide(before, table, openTouched(hunks, 'oldStart', 'oldLines'), false)
  const newLines = foldSide(after, table, openTouched(hunks, 'newStart', 'newLines'), false)
  const old = parser.parse(oldLines.text, null)
  const now = parser.parse(newLines.text, null)
  const close = (): void => {
    old?.delete()
    now?.delete()
  }
  if (old === null || now === null) {
    close()
    return null
  }
  return {
    before: { ...openTree(oldLines.text, old, table), place: oldLines.fold },
    after: { ...openTree(newLines.text, now, table), place: newLines.fold },
    close,
  }
}

function openTree(text: string, tree: SyntaxTree, table: LanguageTable): Omit<CodeSide, 'place'> {
  const comments = new Set(table.comments)
  const types = [...table.comments, ...table.strings]
  return {
    lined: deriveLinedText(text),
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

/** By what comments and strings look like. */
export function scanCodeSides(before: LinedText, after: LinedText, table: LanguageTable): CodeSides {
  return { before: openText(before, table), after: openText(after, table), close: () => {} }
}

function openText(lined: LinedText, table: LanguageTable): CodeSide {
  const spans = deriveSpans(lined.text, table.lexicon)
  return {
    lined,
    place: (line) => line,
    findSpans: (first, last) => {
      const from = findLineStart(lined, first - 1)
      const to = findLineStart(lined, last)
      return spans.filter(({ start, end }) => start < to && end > from)
    },
  }
}
