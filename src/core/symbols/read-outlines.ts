/**
 * Both sides of a file, read by the best means that works for both: the grammar, or patterns and indentation.
 * Two means on two sides would show differences that are none.
 */
import type { LineRange } from '../facts.js'
import { type CodeSide, openTextSide, openTreeSide } from './cosmetic.js'
import { foldInput } from './fold-input.js'
import type { LanguageTable } from './language-table.js'
import type { OutlineSymbol } from './outline.js'
import { deriveParseLimit, deriveReadLimit, type ParsedText, parseOutline } from './outline-text.js'
import { derivePatternOutline } from './pattern-outline.js'
import type { Hunk, SymbolInput, SymbolSource } from './symbol-input.js'
import type { SymbolEngine, SyntaxParser, SyntaxTree } from './syntax.js'
import { deriveSyntaxEdits } from './syntax-edits.js'
import { deriveLinedText, type LinedText } from './text-lines.js'

export interface Outlines {
  /** The file, whole. */
  input: SymbolInput
  before: readonly OutlineSymbol[]
  after: readonly OutlineSymbol[]
  sides: readonly [before: CodeSide, after: CodeSide]
  from: Exclude<SymbolSource, 'none'>
  /** Why it is not the grammar that was used; null where it was, or where there is none. */
  limit: string | null
  /** The hunks as lines of what was read, and how to get from those lines to the file's own. */
  hunks: readonly Hunk[]
  unfoldBefore(line: number): number
  unfoldAfter(line: number): number
  /** Lines of either side, as they were read, that made no sense to the grammar. */
  errorsBefore: readonly LineRange[]
  errorsAfter: readonly LineRange[]
  /** Frees the trees. */
  close(): void
}

/** Outlines of both sides; or why the file was not read. */
export function readOutlines(
  input: SymbolInput,
  table: LanguageTable,
  engine: SymbolEngine,
  parseLimit: string | null,
): Outlines | string {
  const texts = [input.before, input.after].filter((text) => text !== null)
  const unread = texts.map(deriveReadLimit).find((limit) => limit !== null)
  if (unread !== undefined) return unread
  const parser = engine.get(table.grammar ?? '')
  const limit = parseLimit ?? texts.map(deriveParseLimit).find((reason) => reason !== null) ?? null
  if (limit !== null || table.grammar === null) return readByPatterns(input, table, limit)
  if (parser === undefined)
    return readByPatterns(input, table, `the grammar for ${table.language} is not there`)
  const parsed = parseFolded(input, table, parser) ?? parseBoth(input, table, parser)
  return typeof parsed === 'string' ? readByPatterns(input, table, parsed) : parsed
}

/** Reads what is left without the bodies that did not change; null where leaving them out may have done harm. */
function parseFolded(input: SymbolInput, table: LanguageTable, parser: SyntaxParser): Outlines | null {
  const folded = foldInput(input, table)
  if (folded === null) return null
  const parsed = parseBoth(folded.input, table, parser)
  if (typeof parsed === 'string') return null
  const sound = !folded.cutsBefore(parsed.errorsBefore) && !folded.cutsAfter(parsed.errorsAfter)
  if (sound) return { ...parsed, input, unfoldBefore: folded.unfoldBefore, unfoldAfter: folded.unfoldAfter }
  parsed.close()
  return null
}

function parseBoth(input: SymbolInput, table: LanguageTable, parser: SyntaxParser): Outlines | string {
  const before = deriveLinedText(input.before ?? '')
  const after = deriveLinedText(input.after ?? '')
  const old = parseSide(input.before, input.previousPath ?? input.path, table, parser, null)
  if (typeof old === 'string') return old
  const edited = input.status === 'type-changed' ? null : editTree(old, before, after, input.hunks)
  const now = parseSide(input.after, input.path, table, parser, edited)
  edited?.delete()
  const close = (): void => {
    old?.tree.delete()
    if (typeof now !== 'string') now?.tree.delete()
  }
  if (typeof now === 'string') {
    close()
    return now
  }
  const sides = [openSide(before, old, table), openSide(after, now, table)] as const
  return {
    before: old?.symbols ?? [],
    after: now?.symbols ?? [],
    sides,
    from: 'ast',
    limit: null,
    ...unfolded(input),
    errorsBefore: old?.errors ?? [],
    errorsAfter: now?.errors ?? [],
    close,
  }
}

function parseSide(
  text: string | null,
  path: string,
  table: LanguageTable,
  parser: SyntaxParser,
  previous: SyntaxTree | null,
): ParsedText | string | null {
  return text === null ? null : parseOutline(text, path, table, parser, previous)
}

function openSide(lined: LinedText, parsed: ParsedText | null, table: LanguageTable): CodeSide {
  return parsed === null ? openTextSide(lined, table) : openTreeSide(lined, parsed.tree, table)
}

/** A copy of the old side's tree, shifted to the new text, so that only what changed is parsed again. */
function editTree(
  old: ParsedText | null,
  before: LinedText,
  after: LinedText,
  hunks: readonly Hunk[],
): SyntaxTree | null {
  if (old === null || old.mended) return null
  const tree = old.tree.copy()
  for (const edit of deriveSyntaxEdits(before, after, hunks)) tree.edit(edit)
  return tree
}

function readByPatterns(input: SymbolInput, table: LanguageTable, limit: string | null): Outlines {
  const { before, after, path } = input
  const open = (text: string | null): CodeSide => openTextSide(deriveLinedText(text ?? ''), table)
  return {
    before: before === null ? [] : derivePatternOutline(before, input.previousPath ?? path, table),
    after: after === null ? [] : derivePatternOutline(after, path, table),
    sides: [open(before), open(after)],
    from: 'outline',
    limit,
    ...unfolded(input),
    errorsBefore: [],
    errorsAfter: [],
    close: () => {},
  }
}

/** All of the file was read: its lines are its own. */
function unfolded(input: SymbolInput): Pick<Outlines, 'input' | 'hunks' | 'unfoldBefore' | 'unfoldAfter'> {
  return { input, hunks: input.hunks, unfoldBefore: (line) => line, unfoldAfter: (line) => line }
}
