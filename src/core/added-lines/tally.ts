import { groupBy } from '../groups.js'
/** Something found on an added line, with what makes it the same thing elsewhere. */
export interface Sighting {
  path: string
  /** Its words: white space, case and punctuation aside. */
  key: string
}

/** So many leftovers of a file are compared with each other: more come from a machine. */
const comparedPerFile = 40
/** Share of common words from which a changed text is still the same item, reworded. */
const sameEnough = 0.6

/** What is left of a text when it is only moved, re-indented or punctuated differently. */
export function keyOf(kind: string, text: string): string {
  return `${kind} ${
    text
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join(' ') ?? ''
  }`
}

/**
 * The added ones that the diff does not also remove: first those with equal words cancel out, preferably within a
 * file, then within a file the ones that were merely reworded. Keeps the order of `added`.
 */
export function deriveNew<S extends Sighting>(added: readonly S[], removed: readonly Sighting[]): S[] {
  if (removed.length === 0) return [...added]
  const within = (sighting: Sighting) => `${sighting.path}\0${sighting.key}`
  const first = cancel(added, removed, within)
  const second = cancel(first.added, first.removed, (sighting) => sighting.key)
  return dropReworded(second.added, second.removed)
}

function cancel<S extends Sighting>(
  added: readonly S[],
  removed: readonly Sighting[],
  identity: (sighting: Sighting) => string,
): { added: S[]; removed: Sighting[] } {
  const counts = new Map<string, number>()
  for (const each of removed) counts.set(identity(each), (counts.get(identity(each)) ?? 0) + 1)
  const take = (each: Sighting): boolean => {
    const count = counts.get(identity(each)) ?? 0
    if (count > 0) counts.set(identity(each), count - 1)
    return count > 0
  }
  const left = added.filter((each) => !take(each))
  return { added: left, removed: removed.filter(take) }
}

function dropReworded<S extends Sighting>(added: readonly S[], removed: readonly Sighting[]): S[] {
  const removedByPath = groupBy(removed, ({ path }) => path)
  const compared = new Map<string, number>()
  return added.filter((each) => {
    const candidates = removedByPath.get(each.path) ?? []
    const count = compared.get(each.path) ?? 0
    compared.set(each.path, count + 1)
    if (candidates.length === 0 || candidates.length > comparedPerFile || count > comparedPerFile) return true
    const match = candidates.findIndex((candidate) => similarity(candidate.key, each.key) >= sameEnough)
    if (match >= 0) candidates.splice(match, 1)
    return match < 0
  })
}

/** Dice's coefficient over the words, the kind in front included in neither count. */
function similarity(a: string, b: string): number {
  const words = (key: string) => new Set(key.split(' ').slice(1))
  const [left, right] = [words(a), words(b)]
  const common = [...left].filter((word) => right.has(word)).length
  const kind = (key: string) => key.slice(0, key.indexOf(' '))
  return kind(a) === kind(b) ? (2 * common) / Math.max(1, left.size + right.size) : 0
}
