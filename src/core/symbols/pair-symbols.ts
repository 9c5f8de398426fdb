/** Which symbols of a file were added, removed and changed: two outlines and the lines that differ. */
import { deriveOwners, type OutlineSymbol } from './outline.js'
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
export function pairSymbols(
  before: readonly OutlineSymbol[],
  after: readonly OutlineSymbol[],
  hunks: readonly Hunk[],
): SymbolPair[] {
  const old = groupByName(before)
  const now = groupByName(after)
  const oldTouches = before.length === 0 ? new Map() : deriveTouches(before, hunks, 'oldStart', 'oldLines')
  const newTouches = after.length === 0 ? new Map() : deriveTouches(after, hunks, 'newStart', 'newLines')
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
  symbols: readonly OutlineSymbol[],
  hunks: readonly Hunk[],
  start: 'oldStart' | 'newStart',
  count: 'oldLines' | 'newLines',
): Touches {
  const lines: number[] = []
  const sources: Hunk[] = []
  for (const hunk of hunks) {
    for (let line = 0; line < hunk[count]; line++) {
      lines.push(hunk[start] + line)
      sources.push(hunk)
    }
  }
  const touches = new Map<OutlineSymbol, Set<Hunk>>()
  deriveOwners(symbols, lines).forEach((owner, place) => {
    const hunk = sources[place]
    if (owner === null || hunk === undefined) return
    const touching = touches.get(owner)
    if (touching === undefined) touches.set(owner, new Set([hunk]))
    else touching.add(hunk)
  })
  return touches
}
