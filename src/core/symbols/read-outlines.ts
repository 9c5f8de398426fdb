/**
 * Both sides of a file, read by the best means that works for both: the grammar, or patterns and indentation.
 * Two means on two sides would show differences that are none.
 */
import { type CodeSide, openTextSide } from './cosmetic.js'
import { unfolded } from './folds.js'
import type { LanguageTable } from './language-table.js'
import { deriveParseLimit, deriveReadLimit } from './outline-text.js'
import { type ParsedSides, parseCodeSides, parseSides, type ReadSide } from './parse-sides.js'
import { derivePatternOutline } from './pattern-outline.js'
import type { SymbolInput, SymbolSource } from './symbol-input.js'
import type { SymbolEngine, SyntaxParser } from './syntax.js'
import { deriveLinedText } from './text-lines.js'

export interface Outlines extends ParsedSides {
  from: Exclude<SymbolSource, 'none'>
  /** Why it is not the grammar that was used; null where it was, or where there is none. */
  limit: string | null
  /** Comments and strings, found when they are asked for; null where they cannot be. */
  openCode(): readonly [before: CodeSide, after: CodeSide] | null
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
  const limit = parseLimit ?? texts.map(deriveParseLimit).find((reason) => reason !== null) ?? null
  if (limit !== null || table.grammar === null) return readByPatterns(input, table, limit)
  const parser = engine.get(table.grammar)
  if (parser === undefined)
    return readByPatterns(input, table, `the grammar for ${table.language} is not there`)
  const parsed = parseSides(input, table, parser)
  return typeof parsed === 'string' ? readByPatterns(input, table, parsed) : openParsed(parsed, table, parser)
}

function openParsed(parsed: ParsedSides, table: LanguageTable, parser: SyntaxParser): Outlines {
  let code: ReturnType<typeof parseCodeSides> | undefined
  return {
    ...parsed,
    from: 'ast',
    limit: null,
    openCode: () => {
      code ??= parseCodeSides(parsed.before.whole, parsed.after.whole, table, parser)
      return code?.sides ?? null
    },
    close: () => {
      parsed.close()
      code?.close()
    },
  }
}

function readByPatterns(input: SymbolInput, table: LanguageTable, limit: string | null): Outlines {
  const read = (text: string | null): ReadSide => ({
    whole: deriveLinedText(text ?? ''),
    symbols: text === null ? [] : derivePatternOutline(text, table),
    source: text ?? '',
    lines: unfolded,
  })
  const before = read(input.before)
  const after = read(input.after)
  return {
    before,
    after,
    from: 'outline',
    limit,
    openCode: () => [openTextSide(before.whole, table), openTextSide(after.whole, table)],
    close: () => {},
  }
}
