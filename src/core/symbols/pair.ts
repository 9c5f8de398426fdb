/** Which symbols of a file were added, removed and changed: two outlines and the lines that differ. */

import { groupBy } from '../groups.js'
import type { ReadSide } from './sides.js'
import { deriveOwners, type Hunk, type OutlineSymbol } from './types.js'

/** A symbol: all declarations of its name on one side, as overloads, `#ifdef` variants and merged types have several. */
export type Declarations = readonly [OutlineSymbol, ...OutlineSymbol[]]

/** Something that may be the same as something on the other side. */
export interface Candidate<T> {
  item: T
  tokens: TokenBag
}

interface AddedSymbol {
  change: 'added'
  after: Declarations
}

interface RemovedSymbol {
  change: 'removed'
  before: Declarations
}

interface ChangedSymbol {
  change: 'changed'
  before: Declarations
  after: Declarations
  /** The hunks with lines of its own in them. */
  hunks: readonly Hunk[]
}

type SymbolPair = AddedSymbol | RemovedSymbol | ChangedSymbol

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
  return groupBy(
    symbols.filter(({ listed }) => listed),
    ({ qualifiedName }) => qualifiedName,
  )
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

/** By hand on real ranges, 22 of 25 pairs this much alike were renames; shorter ones are alike by chance. */
const leastAlike = 0.8
const fewestLines = 3
/** The few lines of an accessor are alike by themselves: then the names must be, too. */
const fewLines = 5
const leastNamesAlike = 0.3
const nearlySame = 0.95

interface Rename {
  removed: RemovedSymbol
  added: AddedSymbol
}

/** The lines of a symbol, and their text, on either side. */
interface SymbolTexts {
  before(symbol: OutlineSymbol): string
  after(symbol: OutlineSymbol): string
}

interface Sides {
  texts: SymbolTexts
  /** The owners' new names by their old ones. */
  owners: Map<string, string>
}

/**
 * Removed and added symbols of one file that are the same under another name.
 *
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

interface Match<From, To> {
  from: From
  to: To
  dice: number
}

/** No more than this many pairs are compared in one go: a mass rewrite is not worth a second of anyone's time. */
const mostComparisons = 20_000

/** Pairs each candidate with at most one of the other side, the most alike first; ties in their order. */
export function pairBestMatches<From, To>(
  from: readonly Candidate<From>[],
  to: readonly Candidate<To>[],
  accepts: (from: From, to: To, dice: number) => boolean,
  least: number,
): Match<From, To>[] {
  if (from.length * to.length > mostComparisons) return []
  const matches: Match<From, To>[] = []
  for (const a of from) {
    for (const b of to) {
      if (deriveDiceBound(a.tokens, b.tokens) < least) continue
      const dice = deriveDice(a.tokens, b.tokens)
      if (dice >= least && accepts(a.item, b.item, dice)) matches.push({ from: a.item, to: b.item, dice })
    }
  }
  const taken = new Set<From | To>()
  return matches
    .sort((a, b) => b.dice - a.dice)
    .filter((match) => {
      if (taken.has(match.from) || taken.has(match.to)) return false
      taken.add(match.from).add(match.to)
      return true
    })
}

/** How often each word or sign occurs. */
interface TokenBag {
  counts: ReadonlyMap<string, number>
  size: number
}

const token = /[\p{L}\p{N}_$]+|[^\s\p{L}\p{N}_$]/gu

/** How much two stretches of source have in common, by their words and signs. */
export function listTokens(text: string): string[] {
  return text.match(token) ?? []
}

export function deriveTokenBag(text: string): TokenBag {
  const counts = new Map<string, number>()
  const tokens = listTokens(text)
  for (const word of tokens) counts.set(word, (counts.get(word) ?? 0) + 1)
  return { counts, size: tokens.length }
}

/** Sørensen–Dice coefficient: 1 for the same tokens in any order, 0 for none in common. */
function deriveDice(a: TokenBag, b: TokenBag): number {
  if (a.size + b.size === 0) return 1
  const [few, many] = a.counts.size < b.counts.size ? [a, b] : [b, a]
  let shared = 0
  for (const [word, count] of few.counts) shared += Math.min(count, many.counts.get(word) ?? 0)
  return (2 * shared) / (a.size + b.size)
}

/** The most that Dice can be for texts of these sizes: rules pairs out before their tokens are compared. */
function deriveDiceBound(a: TokenBag, b: TokenBag): number {
  return a.size + b.size === 0 ? 1 : (2 * Math.min(a.size, b.size)) / (a.size + b.size)
}

/** How alike two names are, by the pairs of letters they share: 1 for the same name. */
function deriveNameLikeness(a: string, b: string): number {
  return deriveDice(derivePairs(a), derivePairs(b))
}

function derivePairs(name: string): TokenBag {
  const letters = name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
  const counts = new Map<string, number>()
  for (let at = 0; at + 1 < letters.length; at++) {
    const pair = letters.slice(at, at + 2)
    counts.set(pair, (counts.get(pair) ?? 0) + 1)
  }
  return { counts, size: Math.max(0, letters.length - 1) }
}
