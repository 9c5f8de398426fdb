import type { LineRange } from '../facts.js'
import { holdsWord } from '../languages/identifiers.js'

type LinesVerdict =
  | { state: 'alive' | 'drifted' | 'unknown' | 'unjudged' }
  | { state: 'moved'; lines: LineRange }

/** Above this a text is data, and nobody means a line of it. */
const mostLines = 50_000

/** Where lines are now, by what they say. A name `beside` them that stood elsewhere shows that they were wrong at first. */
export function judgeLines(
  [first, last]: LineRange,
  then: string,
  now: string,
  beside: readonly string[] = [],
): LinesVerdict {
  const before = splitLines(then)
  if (last > before.length || before.length > mostLines) {
    return { state: before.length > mostLines ? 'unjudged' : 'unknown' }
  }
  if (then === now) return { state: 'alive' }
  const after = splitLines(now)
  const said = before.slice(first - 1, last)
  // Nothing was there to be meant.
  if (said.every((line) => line.trim() === '')) return { state: 'unjudged' }
  if (isElsewhere(before, [first, last], beside)) return { state: 'unjudged' }
  const map = mapLines(before, after)
  const begin = trackLine(map, before, after, first - 1)
  const end = trackLine(map, before, after, last - 1)
  if (begin === null || end === null || !isSameStretch(map, [first - 1, last - 1], [begin, end]))
    return findBlock(said, after) ?? { state: 'drifted' }
  if (begin === first - 1 && end === last - 1) return { state: 'alive' }
  return { state: 'moved', lines: [begin + 1, end + 1] }
}

/** Lines on each side in which a name is still near. */
const near = 12

/** Whether some of the names are in the text, and none of those near the lines. */
function isElsewhere(lines: readonly string[], [first, last]: LineRange, names: readonly string[]): boolean {
  const holds = (part: readonly string[]) => names.some((name) => part.some((line) => holdsWord(line, name)))
  return names.length > 0 && !holds(lines.slice(Math.max(0, first - 1 - near), last + near)) && holds(lines)
}

/** Whether most of what is between two lines now was there before: the lines themselves may be only a brace each. */
function isSameStretch(
  map: Int32Array,
  [first, last]: readonly [number, number],
  [begin, end]: readonly [number, number],
): boolean {
  if (first === last) return begin === end
  const length = last - first + 1
  if (end <= begin || end - begin + 1 > 2 * length) return false
  const kept = map.subarray(first, last + 1).filter((place) => begin <= place && place <= end)
  return kept.length >= length / 2
}

/**
 * Where one line went; a line that was reworded a little, between two that stand, is where it was between them.
 */
function trackLine(
  map: Int32Array,
  before: readonly string[],
  after: readonly string[],
  line: number,
): number | null {
  const mapped = map[line] ?? -1
  if (mapped >= 0) return mapped
  const above = line === 0 ? -1 : (map[line - 1] ?? -1)
  const below = line + 1 === map.length ? after.length : (map[line + 1] ?? -1)
  const isBetween = (line === 0 || above >= 0) && below - above === 2
  const place = above + 1
  return isBetween && isAlike(before[line] ?? '', after[place] ?? '') ? place : null
}

/** Lines that begin or end alike for the most part. */
function isAlike(one: string, other: string): boolean {
  const a = one.trim()
  const b = other.trim()
  const length = Math.min(a.length, b.length)
  let head = 0
  while (head < length && a[head] === b[head]) head++
  let tail = 0
  while (tail < length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++
  return head + tail >= 0.6 * Math.max(a.length, b.length)
}

/** A stretch that went elsewhere as a whole, if it is there once and says enough to be known again. */
function findBlock(said: readonly string[], after: readonly string[]): LinesVerdict | null {
  const wanted = said.map((line) => line.trim())
  if (wanted.join('').length < 12) return null
  const [first = ''] = wanted
  let found = -1
  for (let at = 0; at + wanted.length <= after.length; at++) {
    if (after[at]?.trim() !== first || !wanted.every((line, offset) => after[at + offset]?.trim() === line))
      continue
    if (found >= 0) return null
    found = at
  }
  return found < 0 ? null : { state: 'moved', lines: [found + 1, found + wanted.length] }
}

/** Without line endings and white space at their ends, which nobody means. */
function splitLines(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trimEnd())
  if (lines.at(-1) === '') lines.pop()
  return lines
}

/** Where lines of one text are in another: for each line of `before` (from 0), its index in `after`, or -1. */
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

/** Patience diff: common start and end, then lines that are unique on both sides in their longest order, then between them. */
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
