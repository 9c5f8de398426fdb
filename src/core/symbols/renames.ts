/** Removed and added symbols of one file that are the same under another name. */
import { type Candidate, pairBestMatches } from './best-matches.js'
import type { OutlineSymbol } from './outline.js'
import type { AddedSymbol, RemovedSymbol, SymbolPair } from './pair-symbols.js'
import { deriveNameLikeness, deriveTokenBag } from './similarity.js'

/** By hand on real ranges, 22 of 25 pairs this much alike were renames; shorter ones are alike by chance. */
const leastAlike = 0.8
const fewestLines = 3
/** The few lines of an accessor are alike by themselves: then the names must be, too. */
const fewLines = 5
const leastNamesAlike = 0.3
const nearlySame = 0.95

export interface Rename {
  removed: RemovedSymbol
  added: AddedSymbol
}

/** The lines of a symbol, and their text, on either side. */
export interface SymbolTexts {
  before(symbol: OutlineSymbol): string
  after(symbol: OutlineSymbol): string
}

interface Sides {
  texts: SymbolTexts
  /** The owners' new names by their old ones. */
  owners: Map<string, string>
}

/**
 * Finds renames among the pairs of one file, owners before what they own: members of a renamed class that keep
 * their own names are renamed with it.
 */
export function deriveRenames(pairs: readonly SymbolPair[], texts: SymbolTexts): Rename[] {
  const removed = pairs.filter((pair) => pair.change === 'removed')
  const added = pairs.filter((pair) => pair.change === 'added')
  if (removed.length === 0 || added.length === 0) return []
  const sides: Sides = { texts, owners: new Map() }
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
      owner === undefined
        ? undefined
        : byName.get(deriveIdentity({ kind: removed.before[0].kind, name: removed.before[0].name, owner }))
    return added === undefined ? [] : [{ removed, added }]
  })
  const taken = new Set<RemovedSymbol | AddedSymbol>(
    carried.flatMap(({ removed, added }) => [removed, added]),
  )
  const alike = pairBestMatches(
    from.flatMap((each) => (taken.has(each) ? [] : weigh(each, sides.texts.before(each.before[0])))),
    to.flatMap((each) => (taken.has(each) ? [] : weigh(each, sides.texts.after(each.after[0])))),
    (removed, added, dice) => canBeRename(removed, added, dice, sides),
    leastAlike,
  )
  return [...carried, ...alike.map((match) => ({ removed: match.from.pair, added: match.to.pair }))]
}

function deriveIdentity({ kind, owner, name }: Pick<OutlineSymbol, 'kind' | 'owner' | 'name'>): string {
  return JSON.stringify([kind, owner, name])
}

/** What may be another name of a symbol, with how many lines it has. */
interface Weighed<T> {
  pair: T
  lines: number
}

/** None for a text that is too short to be recognised. */
function weigh<T>(pair: T, text: string): Candidate<Weighed<T>>[] {
  const lines = text.trimEnd().split('\n').length
  return lines < fewestLines ? [] : [{ item: { pair, lines }, tokens: deriveTokenBag(text) }]
}

function canBeRename(
  { pair: { before }, lines: oldLines }: Weighed<RemovedSymbol>,
  { pair: { after }, lines: newLines }: Weighed<AddedSymbol>,
  dice: number,
  { owners }: Sides,
): boolean {
  const [old, now] = [before[0], after[0]]
  const sameOwner = old.owner === now.owner || (old.owner !== null && owners.get(old.owner) === now.owner)
  if (old.kind !== now.kind || !sameOwner) return false
  if (Math.max(oldLines, newLines) > fewLines || dice >= nearlySame) return true
  return deriveNameLikeness(old.name, now.name) >= leastNamesAlike
}
