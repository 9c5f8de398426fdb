/** The offsets at which lines begin; git ends a line at a line feed and nowhere else. */
export function deriveLineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/** Where a line begins, counted from 0; the end of the text for every line after the last. */
export function findLineStart(starts: readonly number[], text: string, row: number): number {
  return starts[row] ?? text.length
}

/** The text of lines `first` to `last`, 1-based, inclusive, with their line breaks. */
export function sliceLines(text: string, starts: readonly number[], first: number, last: number): string {
  return text.slice(findLineStart(starts, text, first - 1), findLineStart(starts, text, last))
}
