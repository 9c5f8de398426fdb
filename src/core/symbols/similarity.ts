/** How much two stretches of source have in common, by their words and signs. */

/** How often each word or sign occurs. */
export interface TokenBag {
  counts: ReadonlyMap<string, number>
  size: number
}

const token = /[\p{L}\p{N}_$]+|[^\s\p{L}\p{N}_$]/gu

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
export function deriveDice(a: TokenBag, b: TokenBag): number {
  if (a.size + b.size === 0) return 1
  const [few, many] = a.counts.size < b.counts.size ? [a, b] : [b, a]
  let shared = 0
  for (const [word, count] of few.counts) shared += Math.min(count, many.counts.get(word) ?? 0)
  return (2 * shared) / (a.size + b.size)
}

/** The most that Dice can be for texts of these sizes: rules pairs out before their tokens are compared. */
export function deriveDiceBound(a: TokenBag, b: TokenBag): number {
  return a.size + b.size === 0 ? 1 : (2 * Math.min(a.size, b.size)) / (a.size + b.size)
}

/** How alike two names are, by the pairs of letters they share: 1 for the same name. */
export function deriveNameLikeness(a: string, b: string): number {
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
