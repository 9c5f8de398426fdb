import type { FreshnessReading } from './freshness.js'
import type { MovedLine } from './moved-lines.js'

/** The work is told, but line numbers on the page are those of another day: `moved`. */
export function settleFreshness(reading: FreshnessReading, lines: readonly MovedLine[]): FreshnessReading {
  const hasMoved = reading.freshness === 'fresh' && lines.some(({ onlyPlaces }) => onlyPlaces)
  return hasMoved ? { ...reading, freshness: 'moved', cause: 'lines-moved' } : reading
}
