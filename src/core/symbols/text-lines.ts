/** A text with the offsets at which its lines begin. */
export interface LinedText {
  text: string
  starts: readonly number[]
}

export function deriveLinedText(text: string): LinedText {
  return { text, starts: deriveLineStarts(text) }
}

/** The offsets at which lines begin; git ends a line at a line feed and nowhere else. */
export function deriveLineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/** Where a line begins, counted from 0; the end of the text for every line after the last. */
export function findLineStart({ text, starts }: LinedText, row: number): number {
  return starts[row] ?? text.length
}

/** Lines `first` to `last`, 1-based, inclusive, with their line breaks. */
export function sliceLines(lined: LinedText, first: number, last: number): string {
  return lined.text.slice(findLineStart(lined, first - 1), findLineStart(lined, last))
}

/** The line, from 1, that an offset is on. */
export function findLine({ starts }: LinedText, offset: number): number {
  let low = 0
  let high = starts.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle
  }
  return low + 1
}
