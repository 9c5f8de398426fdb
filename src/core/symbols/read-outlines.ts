/**
 * Both sides of a file, read by the best means that works for both: the grammar, or patterns and indentation.
 * Two means on two sides would show differences that are none.
 */
import { type CodeSides, parseCodeSides, scanCodeSides } from './code-sides.js'
import { unfolded } from './folds.js'
import type { LanguageTable } from './language-table.js'
import { deriveParseLimit, deriveReadLimit } from './outline-text.js'
import { type ParsedSides, parseSides, type ReadSide } from './parse-sides.js'
import { derivePatternOutline } from './pattern-outline.js'
import type { Hunk, SymbolInput, SymbolLimit, SymbolSource } from './symbol-input.js'
import type { SymbolEngine, SyntaxParser } from './syntax.js'
import { deriveLinedText } from './text-lines.js'

export interface Outlines extends ParsedSides {
  from: Exclude<SymbolSource, 'none'>
  /** Why it is not the grammar that was used; null where it was, or where there is none. */
  limit: SymbolLimit | null
  /** Comments and strings around some hunks; null where they cannot be found. The caller closes it. */
  openCode(hunks: readonly Hunk[]): CodeSides | null
}

/** Outlines of both sides; or why the file was not read. */
export function readOutlines(
  input: SymbolInput,
  table: LanguageTable,
  engine: SymbolEngine,
  parseLimit: SymbolLimit | null,
): Outlines | SymbolLimit {
  const texts = [input.before, input.after].filter((text) => text !== null)
  const unread = texts.map(deriveReadLimit).find((limit) => limit !== null)
  if (unread !== undefined) return unread
  const limit = parseLimit ?? texts.map(deriveParseLimit).find((reason) => reason !== null) ?? null
  if (limit !== null || table.grammar === null) return readByPatterns(input, table, limit)
  const parser = engine.get(table.grammar)
  if (parser === undefined)
    return readByPatterns(input, table, {
      reason: `the grammar for ${table.language} is not there`,
    })
  const parsed = tryParse(input, table, parser)
  if ('reason' in parsed) return readByPatterns(input, table, parsed)
  return {
    ...parsed,
    from: 'ast',
    limit: null,
    openCode: (hunks) => parseCodeSides(parsed.before.whole, parsed.after.whole, hunks, table, parser),
  }
}

/** A text that makes the parser fail, as a bug in a grammar can, costs that file its tree and the others nothing. */
function tryParse(input: SymbolInput, table: LanguageTable, parser: SyntaxParser): ParsedSides | SymbolLimit {
  try {
    return parseSides(input, table, parser)
  } catch (error) {
    return { reason: `made the parser fail (${error instanceof Error ? error.message : String(error)})` }
  }
}

function readByPatterns(input: SymbolInput, table: LanguageTable, limit: SymbolLimit | null): Outlines {
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
    openCode: () => scanCodeSides(before.whole, after.whole, table),
    close: () => {},
  }
}
