/** Removed and added symbols of one file that are the same under another name. */
import { type Candidate, pairBestMatches } from './best-matches.js'
import type { OutlineSymbol } from './outline.js'
import type { AddedSymbol, RemovedSymbol, SymbolPair } from './pair-symbols.js'
import { deriveTokenBag } from './similarity.js'
import { type LinedText, sliceLines } from './text-lines.js'

/** By hand on real ranges, 22 of 25 pairs this much alike were renames; shorter ones are alike by chance. */
const leastAlike = 0.8
const fewestLines = 3

export interface Rename {
  removed: RemovedSymbol
  added: AddedSymbol
}

interface Sides {
  before: LinedText
  after: LinedText
  /** The owners' new names by their old ones. */
  owners: Map<string, string>
}

/**
 * Finds renames among the pairs of one file, owners before what they own: members of a renamed class that keep
 * their own names are renamed with it.
 */
export function deriveRenames(pairs: readonly SymbolPair[], before: LinedText, after: LinedText): Rename[] {
  const removed = pairs.filter((pair) => pair.change === 'removed')
  const added = pairs.filter((pair) => pair.change === 'added')
  if (removed.length === 0 || added.length === 0) return []
  const sides: Sides = { before, after, owners: new Map() }
  const renames: Rename[] = []
  const deepest = Math.max(...removed.map((pair) => deriveDepth(pair.before[0])))
  for (let depth = 0; depth <= deepest; depth++) {
    const from = removed.filter((pair) => deriveDepth(pair.before[0]) === depth)
    const to = added.filter((pair) => deriveDepth(pair.after[0]) === depth)
    const level = pairLevel(from, to, sides)
    for (const rename of level) sides.owners.set(rename.removed.before[0].name, rename.added.after[0].name)
    renames.push(...level)
  }
  return renames
}

/** How many owners are around it, or one where its own words name one. */
function deriveDepth(symbol: OutlineSymbol): number {
  if (symbol.parent === null) return symbol.owner === null ? 0 : 1
  return 1 + deriveDepth(symbol.parent)
}

/** First members that went with their owner, then what is alike under owners that are the same. */
function pairLevel(from: readonly RemovedSymbol[], to: readonly AddedSymbol[], sides: Sides): Rename[] {
  const byName = new Map(to.map((added) => [deriveIdentity(added.after[0]), added]))
  const carried = from.flatMap((removed) => {
    const owner = sides.owners.get(removed.before[0].owner ?? '')
    const added =
      owner === undefined ? undefined : byName.get(deriveIdentity({ ...removed.before[0], owner }))
    return added === undefined ? [] : [{ removed, added }]
  })
  const taken = new Set<RemovedSymbol | AddedSymbol>(
    carried.flatMap(({ removed, added }) => [removed, added]),
  )
  const alike = pairBestMatches(
    from
      .filter((removed) => !taken.has(removed))
      .map((removed) => weigh(removed, removed.before[0], sides.before)),
    to.filter((added) => !taken.has(added)).map((added) => weigh(added, added.after[0], sides.after)),
    (removed, added) => canBeRename(removed.before[0], added.after[0], sides),
    leastAlike,
  )
  return [...carried, ...alike.map((match) => ({ removed: match.from, added: match.to }))]
}

function deriveIdentity({ kind, owner, name }: OutlineSymbol): string {
  return JSON.stringify([kind, owner, name])
}

function weigh<T>(item: T, symbol: OutlineSymbol, lined: LinedText): Candidate<T> {
  return { item, tokens: deriveTokenBag(sliceLines(lined, symbol.first, symbol.last)) }
}

function canBeRename(old: OutlineSymbol, now: OutlineSymbol, { owners }: Sides): boolean {
  const sameOwner = old.owner === now.owner || (old.owner !== null && owners.get(old.owner) === now.owner)
  return old.kind === now.kind && sameOwner && isLong(old) && isLong(now)
}

function isLong({ first, last }: OutlineSymbol): boolean {
  return last - first + 1 >= fewestLines
}
