import { HandoffError } from '../../core/errors.js'
import type { LineRange } from '../../core/facts.js'

/** Where lines went and came; a side without lines gives the line before which, or after which, as git does. */
export interface Hunk {
  oldStart: number
  oldLines: number
  newStart: number
  newLines: number
}

/** `@@ -12 +12,3 @@ function signToken() {`: a count of 1 is left out. */
export function parseHunkHeader(line: string): Hunk {
  const match = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line)
  if (match === null) throw new HandoffError('internal', `Cannot parse git's hunk header \`${line}\`.`)
  const [, oldStart, oldLines = '1', newStart, newLines = '1'] = match
  return {
    oldStart: Number(oldStart),
    oldLines: Number(oldLines),
    newStart: Number(newStart),
    newLines: Number(newLines),
  }
}

/** The added and changed lines on the new side; a hunk that only removes has none. */
export function deriveRanges(hunks: readonly Hunk[]): LineRange[] {
  return hunks
    .filter((hunk) => hunk.newLines > 0)
    .map(({ newStart, newLines }) => [newStart, newStart + newLines - 1])
}
