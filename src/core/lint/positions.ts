import type { Span } from '../document/page.js'
import type { Place, Point } from './diagnostic.js'

/** Turns offsets of a text into lines and columns, both 1-based; a line feed ends the line it is on. */
export function createLocator(text: string): (span: Span) => Place {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  const point = (offset: number): Point => {
    const inside = Math.min(Math.max(offset, 0), text.length)
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((starts[middle] ?? 0) <= inside) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: inside - (starts[low] ?? 0) + 1 }
  }
  return ({ start, end }) => ({ start: point(start), end: point(Math.max(start, trimEnd(text, start, end))) })
}

/** A span of whole lines ends behind its last character, not on the line below. */
function trimEnd(text: string, start: number, end: number): number {
  let last = Math.min(end, text.length)
  while (last > start && (text[last - 1] === '\n' || text[last - 1] === '\r')) last--
  return last
}
