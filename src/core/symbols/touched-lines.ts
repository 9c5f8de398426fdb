import type { Hunk } from './symbol-input.js'

/** Whether a diff has something to say about some lines, or about a gap between them. */
export type IsTouched = (first: number, last: number) => boolean

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
