/**
 * The same text as strict JSON, with spaces where comments and trailing commas stand, so that every place in it is a place
 * in the text. What is wrong otherwise stays wrong.
 */
export function blankComments(text: string): string {
  const blanks: [number, number][] = text.startsWith('\uFEFF') ? [[0, 1]] : []
  /** Of a comma after which nothing has come yet. */
  let comma: number | null = null
  for (let at = blanks.length, end = at; at < text.length; at = end) {
    end = endOfToken(text, at)
    const first = text[at] ?? ''
    if (first === '/' && end > at + 1) {
      blanks.push([at, end])
      continue
    }
    if (/\s/.test(first)) continue
    if (comma !== null && /[}\]]/.test(first)) blanks.push([comma, comma + 1])
    comma = first === ',' ? at : null
  }
  let blanked = ''
  let copied = 0
  for (const [start, end] of blanks.sort(([a], [b]) => a - b)) {
    blanked += text.slice(copied, start) + text.slice(start, end).replace(/[^\r\n]/g, ' ')
    copied = end
  }
  return blanked + text.slice(copied)
}

/** Behind a string, a comment, or one character. */
function endOfToken(text: string, at: number): number {
  if (text.startsWith('//', at)) return orEnd(text, text.indexOf('\n', at))
  if (text.startsWith('/*', at)) {
    const end = text.indexOf('*/', at + 2)
    // Half a comment is a mistake, and stays one.
    return end < 0 ? at + 1 : end + 2
  }
  if (text[at] !== '"') return at + 1
  let end = at + 1
  while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1
  return Math.min(end + 1, text.length)
}

function orEnd(text: string, found: number): number {
  return found < 0 ? text.length : found
}
