/** Which symbols of a file were added, removed and changed: two outlines and the lines that differ. */
import { deriveOwners, type OutlineSymbol } from './outline.js'
import type { Hunk } from './symbol-input.js'

/** A symbol of one side or both. Several declarations of one name (overloads, `#ifdef` variants) are one symbol. */
export interface SymbolPair {
  before: OutlineSymbol | null
  after: OutlineSymbol | null
  change: 'added' | 'removed' | 'changed'
}

interface Side {
  symbols: readonly OutlineSymbol[]
  /** Declarations by identity, in the order of the text. */
  groups: Map<string, OutlineSymbol[]>
  /** Declarations with lines of their own that differ. */
  touched: Set<OutlineSymbol>
}

/** Added and changed symbols in the order of the new text, then removed ones in the order of the old. */
export function pairSymbols(
  before: readonly OutlineSymbol[],
  after: readonly OutlineSymbol[],
  hunks: readonly Hunk[],
): SymbolPair[] {
  const old = deriveSide(before, listLines(hunks, 'oldStart', 'oldLines'))
  const now = deriveSide(after, listLines(hunks, 'newStart', 'newLines'))
  const pairs: SymbolPair[] = []
  for (const [identity, declarations] of now.groups) {
    const former = old.groups.get(identity)
    const first = declarations[0] ?? null
    if (former === undefined) pairs.push({ before: null, after: first, change: 'added' })
    else if (isTouched(now, declarations) || isTouched(old, former)) {
      pairs.push({ before: former[0] ?? null, after: first, change: 'changed' })
    }
  }
  for (const [identity, declarations] of old.groups) {
    if (now.groups.has(identity)) continue
    pairs.push({ before: declarations[0] ?? null, after: null, change: 'removed' })
  }
  return pairs
}

function isTouched(side: Side, declarations: readonly OutlineSymbol[]): boolean {
  return declarations.some((symbol) => side.touched.has(symbol))
}

function deriveSide(symbols: readonly OutlineSymbol[], lines: readonly number[]): Side {
  const groups = new Map<string, OutlineSymbol[]>()
  const touched = new Set<OutlineSymbol>()
  for (const symbol of symbols) {
    if (!symbol.listed) continue
    const group = groups.get(symbol.qualifiedName)
    if (group === undefined) groups.set(symbol.qualifiedName, [symbol])
    else group.push(symbol)
  }
  for (const owner of deriveOwners(symbols, lines)) {
    if (owner !== null) touched.add(owner)
  }
  return { symbols, groups, touched }
}

function listLines(
  hunks: readonly Hunk[],
  start: 'oldStart' | 'newStart',
  count: 'oldLines' | 'newLines',
): number[] {
  return hunks.flatMap((hunk) => Array.from({ length: hunk[count] }, (_, line) => hunk[start] + line))
}
