/** Both sides of a file with their comments and strings told apart from code, around some hunks. */

import type { LanguageTable } from '../languages/language-table.js'
import type { SyntaxEdit, SyntaxParser, SyntaxPoint, SyntaxTree } from '../languages/syntax.js'
import { type FoldedLines, foldSide, unfolded } from './folds.js'
import { type ParsedText, parseOutline } from './outline-text.js'
import { deriveLinedText, findLineStart, type IsTouched, type LinedText, openTouched } from './text.js'
import { deriveSpans, type TextSpan } from './text-spans.js'
import type { Hunk, OutlineSymbol, SymbolInput, SymbolLimit } from './types.js'

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

/** One side of a file, as it was read. */
export interface ReadSide {
  whole: LinedText
  symbols: readonly OutlineSymbol[]
  /** The text that the symbols' signatures are places in, and how its lines came from those of the whole. */
  source: string
  lines: FoldedLines
}

export interface ParsedSides {
  before: ReadSide
  after: ReadSide
  /** Frees the trees: symbols cannot be asked any more. */
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

/** What is to be parsed of a side; null where there is no such side. */
interface ParseSide {
  whole: LinedText
  path: string
  folded: LinedText
  lines: FoldedLines
}

/**
 * Both sides of a file through its grammar: folded first, whole where folding may have done harm.
 *
 * Why a side could not be parsed, or both.
 */
export function parseSides(
  input: SymbolInput,
  table: LanguageTable,
  parser: SyntaxParser,
): ParsedSides | SymbolLimit {
  const folded = parsePair(openFolded(input, table), table, parser)
  if ('sound' in folded) {
    if (folded.sound) return folded
    folded.close()
  }
  return parsePair(openWhole(input), table, parser)
}

type Pair = readonly [before: ParseSide | null, after: ParseSide | null]

function openWhole(input: SymbolInput): Pair {
  const open = (text: string | null, path: string): ParseSide | null => {
    if (text === null) return null
    const whole = deriveLinedText(text)
    return { whole, path, folded: whole, lines: unfolded }
  }
  return [open(input.before, input.previousPath ?? input.path), open(input.after, input.path)]
}

function openFolded(input: SymbolInput, table: LanguageTable): Pair {
  const { hunks } = input
  // Without hunks for a difference, everything may be different.
  const known = input.before !== null && input.after !== null && hunks.length > 0
  const [before, after] = openWhole(input)
  const fold = (side: ParseSide | null, isTouched: IsTouched): ParseSide | null => {
    if (side === null) return null
    const lines = foldSide(side.whole, table, known ? isTouched : () => true, true)
    return { ...side, folded: deriveLinedText(lines.text), lines }
  }
  return [
    fold(before, openTouched(hunks, 'oldStart', 'oldLines')),
    fold(after, openTouched(hunks, 'newStart', 'newLines')),
  ]
}

function parsePair(
  [before, after]: Pair,
  table: LanguageTable,
  parser: SyntaxParser,
): (ParsedSides & { sound: boolean }) | SymbolLimit {
  const old = before === null ? null : parseOutline(before.folded.text, before.path, table, parser, null)
  if (old !== null && 'reason' in old) return old
  const now = after === null ? null : parseAfter(before, old, after, table, parser)
  const close = (): void => {
    old?.tree.delete()
    if (now !== null && 'tree' in now && now.tree !== old?.tree) now.tree.delete()
  }
  if (now !== null && 'reason' in now) {
    close()
    return now
  }
  return {
    before: deriveSide(before, old),
    after: deriveSide(after, now),
    sound: isSound(before, old) && isSound(after, now),
    close,
  }
}

/** Parses the new side with what the old one's tree already knows; where they are the same text, it is the same. */
function parseAfter(
  before: ParseSide | null,
  old: ParsedText | null,
  after: ParseSide,
  table: LanguageTable,
  parser: SyntaxParser,
): ParsedText | SymbolLimit {
  const { text } = after.folded
  if (before === null || old === null || old.repaired)
    return parseOutline(text, after.path, table, parser, null)
  if (before.folded.text === text && before.path === after.path) return old
  const tree: SyntaxTree = old.tree.copy()
  const edit = deriveSyntaxEdit(before.folded, after.folded)
  if (edit !== null) tree.edit(edit)
  const parsed = parseOutline(text, after.path, table, parser, tree)
  tree.delete()
  return parsed
}

function deriveSide(side: ParseSide | null, parsed: ParsedText | null): ReadSide {
  if (side === null || parsed === null)
    return { whole: deriveLinedText(''), symbols: [], source: '', lines: unfolded }
  return { whole: side.whole, symbols: parsed.symbols, source: side.folded.text, lines: side.lines }
}

/** Whether what made no sense to the grammar is not where something was left out. */
function isSound(side: ParseSide | null, parsed: ParsedText | null): boolean {
  return side === null || parsed === null || parsed.errors === null || !side.lines.cuts(parsed.errors)
}

/** What was done to a text as one edit of its tree, from the first line that differs to the last; null for nothing. */
function deriveSyntaxEdit(before: LinedText, after: LinedText): SyntaxEdit | null {
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
