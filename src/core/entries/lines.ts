import type { LineRange } from '../facts.js'

/** At most this many places are written out. */
const maxPlaces = 3
/** Changes with so few lines between them read as one place. */
const closeBy = 12

/**
 * Ranges as a reader wants them: `lines 15-40, 52-89`, `line 12`. Close ones are told as one; of many, the longest
 * are told and the others counted.
 */
export function renderLines(ranges: readonly LineRange[]): string {
  const places = mergeClose(ranges)
  const told = places.length > maxPlaces + 1 ? longest(places) : places
  const single = told.length === 1 && told[0]?.[0] === told[0]?.[1]
  const list = told.map(([a, b]) => (a === b ? `${a}` : `${a}-${b}`)).join(', ')
  const rest = places.length - told.length
  return `${single ? 'line' : 'lines'} ${list}${rest === 0 ? '' : ` and ${rest} more places`}`
}

function longest(places: readonly LineRange[]): LineRange[] {
  const bySize = [...places].sort((a, b) => b[1] - b[0] - (a[1] - a[0]))
  const told = new Set(bySize.slice(0, maxPlaces))
  return places.filter((place) => told.has(place))
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

function mergeClose(ranges: readonly LineRange[]): LineRange[] {
  const merged: LineRange[] = []
  for (const [start, end] of ranges) {
    const last = merged.at(-1)
    if (last !== undefined && start - last[1] <= closeBy) last[1] = Math.max(last[1], end)
    else merged.push([start, end])
  }
  return merged
}
