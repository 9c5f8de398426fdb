/** The symbols of one changed file: what a reader is told of each. */

import type { LineRange, SymbolChange } from '../facts.js'
import { chooseTable } from '../languages/index.js'
import type { LanguageTable } from '../languages/language-table.js'
import type { SymbolEngine, SyntaxParser } from '../languages/syntax.js'
import { type Appearance, areSameSignatures, isCosmetic, mayBeCosmetic, sliceSignature } from './compare.js'
import { unfolded } from './folds.js'
import { deriveParseLimit, deriveReadLimit } from './outline-text.js'
import { type Declarations, deriveRenames, pairSymbols } from './pair.js'
import { derivePatternOutline } from './pattern-outline.js'
import {
  type CodeSides,
  type ParsedSides,
  parseCodeSides,
  parseSides,
  type ReadSide,
  scanCodeSides,
} from './sides.js'
import { deriveLinedText, sliceLines } from './text.js'
import type { FileSymbols, Hunk, OutlineSymbol, SymbolInput, SymbolLimit, SymbolSource } from './types.js'

/** A file's symbols, and what is needed to find those that went from it to another file. */
export interface FileReading extends FileSymbols {
  /** One for each symbol, in the same order. */
  traces: SymbolTrace[]
}

export interface SymbolTrace {
  /** Lines of its declaration at the merge base; null where it was not there. */
  before: LineRange | null
  /** Its declarations without their bodies, as they are written, on its newest side. */
  signatures: string[]
  /** The first line of each of them. */
  starts: number[]
}

interface FileContext {
  table: LanguageTable
  outlines: Outlines
  /** Hunks in which only comments and white space differ. */
  cosmetic: ReadonlySet<Hunk>
}

/** What a symbol was and is; one of both may be missing. */
interface SymbolPair {
  change: SymbolChange['change']
  before: Declarations | null
  after: Declarations | null
  hunks: readonly Hunk[]
}

/** `parseLimit` says why the file is not to be parsed, where the range as a whole is too large for that. */
export function deriveFileSymbols(
  input: SymbolInput,
  engine: SymbolEngine,
  parseLimit: SymbolLimit | null = null,
): FileReading {
  const table = chooseTable(input)
  if (table === undefined) return { symbols: [], symbolsFrom: 'none', limit: null, traces: [] }
  if (input.before === null && input.after === null) {
    return { symbols: [], symbolsFrom: 'none', limit: { reason: 'was not read' }, traces: [] }
  }
  // A pure rename: nothing to read, and nothing to find.
  if (input.before === input.after) return { symbols: [], symbolsFrom: 'ast', limit: null, traces: [] }
  const outlines = readOutlines(input, table, engine, parseLimit)
  if ('reason' in outlines) return { symbols: [], symbolsFrom: 'none', limit: outlines, traces: [] }
  try {
    const stories = deriveStories(outlines, input.hunks)
    const context = { table, outlines, cosmetic: listCosmetic(stories, outlines, table) }
    const told = stories.map((story) => describeSymbolChange(context, story))
    return {
      symbols: told.map(({ symbol }) => symbol),
      traces: told.map(({ trace }) => trace),
      symbolsFrom: outlines.from,
      limit: outlines.limit,
    }
  } finally {
    outlines.close()
  }
}

function deriveStories({ before, after }: Outlines, hunks: readonly Hunk[]): SymbolPair[] {
  const pairs = pairSymbols(before, after, hunks)
  const renames = deriveRenames(pairs, {
    before: (symbol) => sliceSymbol(before, symbol),
    after: (symbol) => sliceSymbol(after, symbol),
  })
  const formerly = new Map(renames.map(({ removed, added }) => [added, removed]))
  const renamed = new Set(formerly.values())
  return pairs.flatMap((pair): SymbolPair[] => {
    if (pair.change === 'changed') return [pair]
    if (pair.change === 'removed') return renamed.has(pair) ? [] : [{ ...pair, after: null, hunks: [] }]
    const former = formerly.get(pair)
    if (former === undefined) return [{ ...pair, before: null, hunks: [] }]
    return [{ change: 'renamed', before: former.before, after: pair.after, hunks: [] }]
  })
}

function sliceSymbol({ whole, lines }: ReadSide, { first, last }: OutlineSymbol): string {
  return sliceLines(whole, lines.unfold(first), lines.unfold(last))
}

function describeSymbolChange(
  context: FileContext,
  story: SymbolPair,
): { symbol: SymbolChange; trace: SymbolTrace } {
  const { before, after } = context.outlines
  const old = story.before === null ? null : findMain(story.before, before)
  const now = story.after === null ? null : findMain(story.after, after)
  const main = now ?? old
  if (main === null) throw new Error('a symbol is there on one side at least')
  const former = (story.before ?? []).map((each) => sliceSignature(each, before.source))
  const present = (story.after ?? []).map((each) => sliceSignature(each, after.source))
  const isBoth = old !== null && now !== null
  const { lexicon } = context.table
  const shown = story.after ?? story.before ?? []
  const exported = shown.some((each) => each.exported)
  const symbol: SymbolChange = {
    name: main.name,
    qualifiedName: main.qualifiedName,
    kind: main.kind,
    change: story.change,
    previousName: story.change === 'renamed' ? (old?.qualifiedName ?? null) : null,
    previousPath: null,
    signatureChanged: isBoth && !areSameSignatures(appear(old, former), appear(now, present), lexicon),
    exported,
    ...(!exported && shown.some(({ shared }) => shared === true) ? { shared: true } : {}),
    cosmetic: story.change === 'changed' && story.hunks.every((hunk) => context.cosmetic.has(hunk)),
    lines: now === null ? null : deriveLines(now, after),
  }
  const [side, newest] = now === null ? [before, story.before] : [after, story.after]
  const trace = {
    before: old === null ? null : deriveLines(old, before),
    signatures: now === null ? former : present,
    starts: (newest ?? []).map(({ first }) => side.lines.unfold(first)),
  }
  return { symbol, trace }
}

function appear({ qualifiedName }: OutlineSymbol, signatures: readonly string[]): Appearance {
  return { qualifiedName, signatures }
}

function deriveLines({ first, last }: OutlineSymbol, { lines }: ReadSide): LineRange {
  return [lines.unfold(first), lines.unfold(last)]
}

/** The longest declaration: the body among overloads. */
function findMain(declarations: Declarations, { lines }: ReadSide): OutlineSymbol {
  const length = ({ first, last }: OutlineSymbol): number => lines.unfold(last) - lines.unfold(first)
  return declarations.reduce((main, each) => (length(each) > length(main) ? each : main))
}

/** The hunks in which only comments and white space differ, of symbols in which there may be nothing else. */
function listCosmetic(stories: readonly SymbolPair[], outlines: Outlines, table: LanguageTable): Set<Hunk> {
  const { before, after } = outlines
  const known = new Map<Hunk, boolean>()
  const mayBe = (hunk: Hunk): boolean => {
    const old = sliceLines(before.whole, hunk.oldStart, hunk.oldStart + hunk.oldLines - 1)
    const now = sliceLines(after.whole, hunk.newStart, hunk.newStart + hunk.newLines - 1)
    const answer = known.get(hunk) ?? mayBeCosmetic(old, now, table.lexicon)
    known.set(hunk, answer)
    return answer
  }
  const candidates = [...new Set(stories.flatMap(({ hunks }) => (hunks.every(mayBe) ? hunks : [])))]
  candidates.sort((a, b) => a.newStart - b.newStart)
  const sides = candidates.length === 0 ? null : outlines.openCode(candidates)
  if (sides === null) return new Set()
  const cosmetic = candidates.filter((hunk) => isCosmetic(sides.before, sides.after, hunk, table))
  sides.close()
  return new Set(cosmetic)
}

interface Outlines extends ParsedSides {
  from: Exclude<SymbolSource, 'none'>
  /** Why it is not the grammar that was used; null where it was, or where there is none. */
  limit: SymbolLimit | null
  /** Comments and strings around some hunks; null where they cannot be found. The caller closes it. */
  openCode(hunks: readonly Hunk[]): CodeSides | null
}

/**
 * Both sides of a file, read by the best means that works for both: the grammar, or patterns and indentation.
 * Two means on two sides would show differences that are none.
 *
 * Outlines of both sides; or why the file was not read.
 */
function readOutlines(
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
      reason: 'needs a grammar that could not be loaded',
      isMomentary: true,
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
