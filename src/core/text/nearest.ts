/** The candidate that differs in case, `-` and `_` only, else within a third of the length in edits; null if none is near. */
export function nearestName(name: string, candidates: Iterable<string>): string | null {
  const wanted = fold(name)
  let best: { name: string; distance: number } | null = null
  for (const candidate of candidates) {
    const folded = fold(candidate)
    const limit = Math.max(1, Math.floor(Math.max(wanted.length, candidate.length) / 3))
    // No distance is smaller than that of the lengths, and none larger than the best is of interest.
    if (Math.abs(wanted.length - folded.length) > Math.min(limit, (best?.distance ?? limit + 1) - 1)) continue
    const distance = editDistance(wanted, folded)
    if (distance <= limit && distance < candidate.length && (best === null || distance < best.distance))
      best = { name: candidate, distance }
  }
  return best?.name ?? null
}

function fold(name: string): string {
  // Longer than any name of ours: the distance would be far off and slow to find.
  return name
    .slice(0, 64)
    .toLowerCase()
    .replace(/[-_\s]/g, '')
}

/** Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours count 1 each. */
function editDistance(from: string, to: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: to.length + 1 }, (_, column) => column)
  for (let row = 1; row <= from.length; row++) {
    const current = [row]
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1]
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]
      current[column] = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
        swapped ? at(beforeLast, column - 2) + 1 : Number.POSITIVE_INFINITY,
      )
    }
    beforeLast = last
    last = current
  }
  return at(last, to.length)
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY
}
