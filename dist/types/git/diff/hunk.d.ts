import type { LineRange } from '../../core/facts.js';
/** Where lines went and came; a side without lines gives the line before which, or after which, as git does. */
export interface Hunk {
    oldStart: number;
    oldLines: number;
    newStart: number;
    newLines: number;
}
/** `@@ -12 +12,3 @@ function signToken() {`: a count of 1 is left out. */
export declare function parseHunkHeader(line: string): Hunk;
/** The added and changed lines on the new side; a hunk that only removes has none. */
export declare function deriveRanges(hunks: readonly Hunk[]): LineRange[];
