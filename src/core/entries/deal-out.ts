/** What has names to tell: a file with its symbols. */
export interface Claim {
  symbols: readonly unknown[]
}

/** One each in turn until the names are used up, so that no file takes all; how many each one gets. */
export function dealOut<C extends Claim>(claims: readonly C[], most: number, names: number): Map<C, number> {
  const shares = new Map<C, number>()
  let left = names
  for (let round = 1; round <= most; round++) {
    for (const claim of claims) {
      if (claim.symbols.length < round || left === 0) continue
      shares.set(claim, round)
      left--
    }
  }
  return shares
}
