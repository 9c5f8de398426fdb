import type { Hunk } from './types.js'

/** A text with the offsets at which its lines begin. */
export interface LinedText {
  text: string
  starts: readonly number[]
}

/** Whether a diff has something to say about some lines, or about a gap between them. */
export type IsTouched = (first: number, last: number) => boolean

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

/** UTF-16 units above which a text is not parsed, and above which it is not read at all. */
export const largestParsed = 512 * 1024
export const largestRead = 4 * 1024 * 1024

/** Lines longer than this are data, not code. */
export const longestLine = 5_000
/** Lines longer than this declare nothing that is found without a grammar. */
export const longestDeclaration = 1_000

/** UTF-16 units of source in a range, both sides together, after which files are read by patterns only. */
export const mostParsed = 64 * 1024 * 1024

/** To be asked for ranges of lines in the order of their beginnings. */
export function openTouched(
  hunks: readonly Hunk[],
  start: 'oldStart' | 'newStart',
  count: 'oldLines' | 'newLines',
): IsTouched {
  let next = 0
  return (first, last) => {
    // `@@ … +12,0 @@` took something out between lines 12 and 13.
    while (next < hunks.length && endsBefore(hunks[next], first)) next++
    const hunk = hunks[next]
    return hunk !== undefined && (hunk[count] === 0 ? hunk[start] < last : hunk[start] <= last)
  }
  function endsBefore(hunk: Hunk | undefined, line: number): boolean {
    return hunk !== undefined && (hunk[count] === 0 ? hunk[start] < line : hunk[start] + hunk[count] <= line)
  }
}
