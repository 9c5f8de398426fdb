import type { SymbolChange } from '../facts.js'

/** A symbol with what came or went together with it. */
export interface NamedSymbol {
  symbol: SymbolChange
  /** Its own members, where it was added or removed as a whole. */
  members: readonly SymbolChange[]
}

/**
 * The symbols a reader wants named, the most telling first. Members of a class that came, went or moved as a whole
 * are told with it; changes of comments and white space are not told.
 */
export function nameSymbols(symbols: readonly SymbolChange[]): NamedSymbol[] {
  const telling = symbols.filter(({ cosmetic }) => !cosmetic)
  const wholes = new Map(
    telling.filter(({ change }) => change !== 'changed').map((one) => [keyOf(one, one.qualifiedName), one]),
  )
  const members = new Map<SymbolChange, SymbolChange[]>()
  const tops: SymbolChange[] = []
  for (const symbol of telling) {
    const whole = containersOf(symbol.qualifiedName)
      .map((container) => wholes.get(keyOf(symbol, container)))
      .find((found) => found !== undefined)
    if (whole === undefined) tops.push(symbol)
    else members.set(whole, [...(members.get(whole) ?? []), symbol])
  }
  return tops
    .sort((a, b) => rank(a) - rank(b))
    .map((symbol) => ({ symbol, members: members.get(symbol) ?? [] }))
}

/** `a.B.c` → `a`, `a.B`: languages write containers with `.`, `::` or `#`. */
function containersOf(qualifiedName: string): string[] {
  return [...qualifiedName.matchAll(/\.|::|#/g)].map(({ index }) => qualifiedName.slice(0, index))
}

function keyOf({ change }: SymbolChange, name: string): string {
  return `${change} ${name}`
}

/** What other code must know first; then what is new, then what changed inside. */
function rank({ change, exported, signatureChanged }: SymbolChange): number {
  const weight =
    { removed: 0, renamed: 1, added: 2, moved: 3, changed: 4 }[change] - (signatureChanged ? 3.5 : 0)
  return weight + (exported ? 0 : 5)
}
