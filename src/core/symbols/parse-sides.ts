/** Both sides of a file through its grammar: folded first, whole where folding may have done harm. */
import { foldSide } from './fold-side.js'
import { type FoldedLines, unfolded } from './folds.js'
import type { LanguageTable } from './language-table.js'
import type { OutlineSymbol } from './outline.js'
import { type ParsedText, parseOutline } from './outline-text.js'
import type { SymbolInput, SymbolLimit } from './symbol-input.js'
import type { SyntaxParser, SyntaxTree } from './syntax.js'
import { deriveSyntaxEdit } from './syntax-edits.js'
import { deriveLinedText, type LinedText } from './text-lines.js'
import { type IsTouched, openTouched } from './touched-lines.js'

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

/** What is to be parsed of a side; null where there is no such side. */
interface ParseSide {
  whole: LinedText
  path: string
  folded: LinedText
  lines: FoldedLines
}

/** Why a side could not be parsed, or both. */
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
  if (before === null || old === null || old.mended)
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
