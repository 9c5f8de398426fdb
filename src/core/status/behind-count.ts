import type { Oid } from '../facts.js'

/** Counts, for many branches at once, how many commits the base has that a branch lacks. */
export interface BehindCount {
  /** Takes the next commit of the base; any order will do, the newest first needs the fewest. */
  push: (sha: Oid, parents: readonly Oid[]) => void
  /** Whether every commit that is still to come is one that all branches have. */
  isComplete: () => boolean
  /** Of the branch with this boundary; null where the base's history does not reach it. */
  countOf: (boundary: readonly Oid[]) => number | null
}

interface Node {
  parents: readonly Oid[]
  /** Branches that have the commit, one bit each. */
  bits: bigint
}

/**
 * @param boundaries for each branch the commits of the base on which it stands, as `since` of a commit graph gives them;
 * branches that stand on none (another root) are left out
 */
export function createBehindCount(boundaries: readonly (readonly Oid[])[]): BehindCount {
  const keys = [...new Set(boundaries.filter(({ length }) => length > 0).map(keyOf))]
  const indexes = new Map(keys.map((key, index) => [key, index] as const))
  const own = new Map<Oid, bigint>()
  for (const [index, key] of keys.entries())
    for (const sha of key.split(' ')) own.set(sha, (own.get(sha) ?? 0n) | (1n << BigInt(index)))
  const all = (1n << BigInt(keys.length)) - 1n
  const shown = new Map<Oid, Node>()
  /** Parents that were named and have not come yet, with the bits that wait for them. */
  const pending = new Map<Oid, bigint>()
  let unfinished = 0
  let having: number[] | null = null

  const give = (start: Oid, startBits: bigint): void => {
    const open: [Oid, bigint][] = [[start, startBits]]
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const [sha, bits] = next
      const node = shown.get(sha)
      if (node === undefined) {
        const old = pending.get(sha)
        const now = (old ?? 0n) | bits | (own.get(sha) ?? 0n)
        pending.set(sha, now)
        unfinished += Number(now !== all) - Number(old !== undefined && old !== all)
      } else if ((node.bits | bits) !== node.bits) {
        // A commit dated before its parent came too early: what it lacked is handed on.
        node.bits |= bits
        for (const parent of node.parents) open.push([parent, node.bits])
      }
    }
  }

  return {
    push: (sha, parents) => {
      if (shown.has(sha)) return
      having = null
      const waiting = pending.get(sha)
      const bits = (waiting ?? 0n) | (own.get(sha) ?? 0n)
      if (waiting !== undefined && waiting !== all) unfinished--
      pending.delete(sha)
      shown.set(sha, { parents, bits })
      for (const parent of parents) give(parent, bits)
    },
    isComplete: () => shown.size > 0 && unfinished === 0,
    countOf: (boundary) => {
      const index = indexes.get(keyOf(boundary))
      if (index === undefined || !boundary.some((sha) => shown.has(sha) || pending.has(sha))) return null
      having ??= countHaving([...shown.values()], keys.length)
      return shown.size - (having[index] ?? 0)
    },
  }
}

/** For each branch how many commits it has: commits of a stretch have the same branches, so each stretch counts once. */
function countHaving(nodes: readonly Node[], branches: number): number[] {
  const stretches = new Map<bigint, number>()
  for (const { bits } of nodes) stretches.set(bits, (stretches.get(bits) ?? 0) + 1)
  const counts = new Array<number>(branches).fill(0)
  for (const [bits, length] of stretches) {
    const digits = bits.toString(2)
    for (let at = 0; at < digits.length; at++) {
      const index = digits.length - 1 - at
      if (digits[at] === '1') counts[index] = (counts[index] ?? 0) + length
    }
  }
  return counts
}

function keyOf(boundary: readonly Oid[]): string {
  return [...boundary].sort().join(' ')
}
