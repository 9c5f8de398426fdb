/** The symbols of one changed file: what a reader is told of each. */
import type { LineRange, SymbolChange } from '../facts.js'
import { isCosmeticHunk } from './cosmetic.js'
import type { LanguageTable } from './language-table.js'
import { chooseTable } from './languages/choose-table.js'
import type { OutlineSymbol } from './outline.js'
import { type Declarations, pairSymbols } from './pair-symbols.js'
import { type Outlines, readOutlines } from './read-outlines.js'
import { deriveRenames } from './renames.js'
import { areSameSignatures, sliceSignature } from './signature.js'
import type { FileSymbols, Hunk, SymbolInput } from './symbol-input.js'
import type { SymbolEngine } from './syntax.js'
import { deriveLinedText, type LinedText, sliceLines } from './text-lines.js'

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
}

interface FileContext {
  table: LanguageTable
  outlines: Outlines
  /** Hunks that were looked at, and whether only comments and white space differ in them. */
  cosmetic: Map<Hunk, boolean>
}

/** What a symbol was and is; one of both may be missing. */
interface Story {
  change: SymbolChange['change']
  before: Declarations | null
  after: Declarations | null
  hunks: readonly Hunk[]
}

/** `parseLimit` says why the file is not to be parsed, where the range as a whole is too large for that. */
export function deriveFileSymbols(
  input: SymbolInput,
  engine: SymbolEngine,
  parseLimit: string | null = null,
): FileReading {
  const table = chooseTable(input)
  if (table === undefined) return { symbols: [], symbolsFrom: 'none', limit: null, traces: [] }
  if (input.before === null && input.after === null) {
    return { symbols: [], symbolsFrom: 'none', limit: 'was not read', traces: [] }
  }
  // A pure rename: nothing to read, and nothing to find.
  if (input.before === input.after) return { symbols: [], symbolsFrom: 'ast', limit: null, traces: [] }
  const outlines = readOutlines(input, table, engine, parseLimit)
  if (typeof outlines === 'string') return { symbols: [], symbolsFrom: 'none', limit: outlines, traces: [] }
  try {
    const context: FileContext = { table, outlines, cosmetic: new Map() }
    const told = deriveStories(outlines).map((story) => tell(context, story))
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

function deriveStories({ input, before, after, hunks, unfoldBefore, unfoldAfter }: Outlines): Story[] {
  const pairs = pairSymbols(before, after, hunks)
  const old = openLines(input.before, unfoldBefore)
  const now = openLines(input.after, unfoldAfter)
  const renames = deriveRenames(pairs, { before: old, after: now })
  const formerly = new Map(renames.map(({ removed, added }) => [added, removed]))
  const renamed = new Set(formerly.values())
  return pairs.flatMap((pair): Story[] => {
    if (pair.change === 'changed') return [pair]
    if (pair.change === 'removed') return renamed.has(pair) ? [] : [{ ...pair, after: null, hunks: [] }]
    const former = formerly.get(pair)
    if (former === undefined) return [{ ...pair, before: null, hunks: [] }]
    return [{ change: 'renamed', before: former.before, after: pair.after, hunks: [] }]
  })
}

/** The text of a symbol in the whole file, which is split into lines for the first one that is asked for. */
function openLines(text: string | null, unfold: (line: number) => number): (symbol: OutlineSymbol) => string {
  let lined: LinedText | undefined
  return ({ first, last }) => {
    lined ??= deriveLinedText(text ?? '')
    return sliceLines(lined, unfold(first), unfold(last))
  }
}

function tell(context: FileContext, story: Story): { symbol: SymbolChange; trace: SymbolTrace } {
  const { sides, unfoldBefore, unfoldAfter } = context.outlines
  const [before, after] = sides
  const old = story.before === null ? null : findMain(story.before, unfoldBefore)
  const now = story.after === null ? null : findMain(story.after, unfoldAfter)
  const main = now ?? old
  if (main === null) throw new Error('a symbol is there on one side at least')
  const former = (story.before ?? []).map((each) => sliceSignature(each, before.lined.text))
  const present = (story.after ?? []).map((each) => sliceSignature(each, after.lined.text))
  const symbol: SymbolChange = {
    name: main.name,
    qualifiedName: main.qualifiedName,
    kind: main.kind,
    change: story.change,
    previousName: story.change === 'renamed' ? (old?.qualifiedName ?? null) : null,
    previousPath: null,
    signatureChanged:
      old !== null &&
      now !== null &&
      !areSameSignatures([old.name, former], [now.name, present], context.table.lexicon),
    exported: (story.after ?? story.before)?.some(({ exported }) => exported) === true,
    cosmetic: story.change === 'changed' && story.hunks.every((hunk) => isCosmetic(context, hunk)),
    lines: now === null ? null : [unfoldAfter(now.first), unfoldAfter(now.last)],
  }
  return {
    symbol,
    trace: {
      before: old === null ? null : [unfoldBefore(old.first), unfoldBefore(old.last)],
      signatures: now === null ? former : present,
    },
  }
}

/** The longest declaration: the body among overloads. */
function findMain(declarations: Declarations, unfold: (line: number) => number): OutlineSymbol {
  const length = ({ first, last }: OutlineSymbol): number => unfold(last) - unfold(first)
  return declarations.reduce((main, each) => (length(each) > length(main) ? each : main))
}

function isCosmetic({ table, outlines, cosmetic }: FileContext, hunk: Hunk): boolean {
  const known = cosmetic.get(hunk)
  if (known !== undefined) return known
  const answer = isCosmeticHunk(outlines.sides[0], outlines.sides[1], hunk, table)
  cosmetic.set(hunk, answer)
  return answer
}
