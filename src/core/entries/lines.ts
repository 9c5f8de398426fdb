import type { LineRange } from '../facts.js'

/** At most this many places are written out. */
const maxPlaces = 3
/** Changes with so few lines between them read as one place. */
const closeBy = 12

/**
 * Ranges as a reader wants them: `lines 15-40, 52-89`, `line 12`. Close ones are told as one; of many, the widest
 * gaps are kept, so that three places remain.
 */
export function renderLines(ranges: readonly LineRange[]): string {
  let places = mergeCloserThan(ranges, closeBy)
  if (places.length > maxPlaces) {
    const gaps = places.slice(1).map((range, index) => range[0] - (places[index]?.[1] ?? 0))
    const kept = [...gaps].sort((a, b) => b - a)[maxPlaces - 2] ?? 0
    places = mergeCloserThan(places, kept - 1)
  }
  const single = places.length === 1 && places[0]?.[0] === places[0]?.[1]
  return `${single ? 'line' : 'lines'} ${places.map(([a, b]) => (a === b ? `${a}` : `${a}-${b}`)).join(', ')}`
}

export function countLines(count: number): string {
  return count === 1 ? '1 line' : `${count} lines`
}

export function countFiles(count: number): string {
  return count === 1 ? '1 file' : `${count} files`
}

/** `a`, `a and b`, `a, b and c`. */
export function renderList(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('')
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}

/** The first `limit` parts and how many more there are. */
export function renderShortList(parts: readonly string[], limit: number): string {
  if (parts.length <= limit + 1) return renderList(parts)
  return `${parts.slice(0, limit).join(', ')} and ${parts.length - limit} more`
}

function mergeCloserThan(ranges: readonly LineRange[], gap: number): LineRange[] {
  const merged: LineRange[] = []
  for (const [start, end] of ranges) {
    const last = merged.at(-1)
    if (last !== undefined && start - last[1] <= gap) last[1] = Math.max(last[1], end)
    else merged.push([start, end])
  }
  return merged
}
