/** Which symbols of a file were added, removed and changed: two outlines and the lines that differ. */
import { deriveOwners, type OutlineSymbol } from './outline.js'
import type { ReadSide } from './parse-sides.js'
import type { Hunk } from './symbol-input.js'

/** A symbol: all declarations of its name on one side, as overloads, `#ifdef` variants and merged types have several. */
export type Declarations = readonly [OutlineSymbol, ...OutlineSymbol[]]

export interface AddedSymbol {
  change: 'added'
  after: Declarations
}

export interface RemovedSymbol {
  change: 'removed'
  before: Declarations
}

export interface ChangedSymbol {
  change: 'changed'
  before: Declarations
  after: Declarations
  /** The hunks with lines of its own in them. */
  hunks: readonly Hunk[]
}

export type SymbolPair = AddedSymbol | RemovedSymbol | ChangedSymbol

/** Hunks by the declaration that their lines belong to. */
type Touches = ReadonlyMap<OutlineSymbol, ReadonlySet<Hunk>>

/** Added and changed symbols in the order of the new text, then removed ones in the order of the old. */
export function pairSymbols(before: ReadSide, after: ReadSide, hunks: readonly Hunk[]): SymbolPair[] {
  const old = groupByName(before.symbols)
  const now = groupByName(after.symbols)
  const oldTouches = deriveTouches(before, hunks, 'oldStart', 'oldLines')
  const newTouches = deriveTouches(after, hunks, 'newStart', 'newLines')
  const pairs: SymbolPair[] = []
  for (const [name, declarations] of now) {
    const former = old.get(name)
    if (former === undefined) {
      pairs.push({ change: 'added', after: declarations })
      continue
    }
    const touching = new Set([...listTouches(former, oldTouches), ...listTouches(declarations, newTouches)])
    if (touching.size === 0) continue
    pairs.push({ change: 'changed', before: former, after: declarations, hunks: [...touching] })
  }
  for (const [name, declarations] of old) {
    if (!now.has(name)) pairs.push({ change: 'removed', before: declarations })
  }
  return pairs
}

/** Symbols by the name they are told by; those that only own their lines are left out. */
function groupByName(symbols: readonly OutlineSymbol[]): Map<string, Declarations> {
  const groups = new Map<string, [OutlineSymbol, ...OutlineSymbol[]]>()
  for (const symbol of symbols) {
    if (!symbol.listed) continue
    const group = groups.get(symbol.qualifiedName)
    if (group === undefined) groups.set(symbol.qualifiedName, [symbol])
    else group.push(symbol)
  }
  return groups
}

function listTouches(declarations: Declarations, touches: Touches): Hunk[] {
  return declarations.flatMap((symbol) => [...(touches.get(symbol) ?? [])])
}

function deriveTouches(
  { symbols, lines }: ReadSide,
  hunks: readonly Hunk[],
  start: 'oldStart' | 'newStart',
  count: 'oldLines' | 'newLines',
): Touches {
  const touches = new Map<OutlineSymbol, Set<Hunk>>()
  if (symbols.length === 0) return touches
  const places: number[] = []
  const sources: Hunk[] = []
  for (const hunk of hunks) {
    for (let line = 0; line < hunk[count]; line++) {
      const place = lines.fold(hunk[start] + line)
      // Lines that were left out together are in one place.
      if (place === places.at(-1) && hunk === sources.at(-1)) continue
      places.push(place)
      sources.push(hunk)
    }
  }
  deriveOwners(symbols, places).forEach((owner, index) => {
    const hunk = sources[index]
    if (owner === null || hunk === undefined) return
    const touching = touches.get(owner)
    if (touching === undefined) touches.set(owner, new Set([hunk]))
    else touching.add(hunk)
  })
  return touches
}
