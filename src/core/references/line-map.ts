/** Where lines of one text are in another. */

/** For each line of `before` (from 0), its index in `after`; -1 where it is not there. */
export function mapLines(before: readonly string[], after: readonly string[]): Int32Array {
  const map = new Int32Array(before.length).fill(-1)
  mapRange(before, after, { map, from: 0, to: before.length, start: 0, end: after.length })
  return map
}

interface Range {
  map: Int32Array
  from: number
  to: number
  start: number
  end: number
}

/**
 * Patience: what begins and ends alike; then lines that are there once on both sides, in the longest order that both
 * keep, and the same again between those.
 */
function mapRange(before: readonly string[], after: readonly string[], whole: Range): void {
  const open = [whole]
  for (let range = open.pop(); range !== undefined; range = open.pop()) {
    const { map } = range
    let { from, to, start, end } = range
    while (from < to && start < end && before[from] === after[start]) map[from++] = start++
    while (from < to && start < end && before[to - 1] === after[end - 1]) map[--to] = --end
    if (from === to || start === end) continue
    let last = { line: from, place: start }
    const anchors = findAnchors(before, after, { map, from, to, start, end })
    if (anchors.length === 0) continue
    for (const anchor of [...anchors, { line: to, place: end }]) {
      open.push({ map, from: last.line, to: anchor.line, start: last.place, end: anchor.place })
      if (anchor.line < to) map[anchor.line] = anchor.place
      last = { line: anchor.line + 1, place: anchor.place + 1 }
    }
  }
}

interface Anchor {
  line: number
  place: number
}

function findAnchors(before: readonly string[], after: readonly string[], range: Range): Anchor[] {
  const places = listOnce(after, range.start, range.end)
  const lines = listOnce(before, range.from, range.to)
  const pairs: Anchor[] = []
  for (const [text, line] of lines) {
    const place = places.get(text)
    if (line >= 0 && place !== undefined && place >= 0 && text.trim() !== '') pairs.push({ line, place })
  }
  return longestRising(pairs)
}

/** Lines of a stretch with their place; -1 for those that come twice. */
function listOnce(lines: readonly string[], start: number, end: number): Map<string, number> {
  const once = new Map<string, number>()
  for (let at = start; at < end; at++) {
    const line = lines[at] ?? ''
    once.set(line, once.has(line) ? -1 : at)
  }
  return once
}

/** The longest run of pairs, in order of lines, whose places rise: in n log n steps. */
function longestRising(pairs: readonly Anchor[]): Anchor[] {
  const ends: number[] = []
  const previous = new Int32Array(pairs.length).fill(-1)
  pairs.forEach(({ place }, index) => {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[ends[middle] ?? 0]?.place ?? 0) < place) low = middle + 1
      else high = middle
    }
    if (low > 0) previous[index] = ends[low - 1] ?? -1
    ends[low] = index
  })
  const run: Anchor[] = []
  for (let index = ends.at(-1) ?? -1; index >= 0; index = previous[index] ?? -1) {
    const pair = pairs[index]
    if (pair !== undefined) run.push(pair)
  }
  return run.reverse()
}
