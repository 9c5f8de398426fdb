import { deriveDice, deriveDiceBound, type TokenBag } from './similarity.js'

/** Something that may be the same as something on the other side. */
export interface Candidate<T> {
  item: T
  tokens: TokenBag
}

export interface Match<From, To> {
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
