import type { Handoff } from '../handoff.js';
/** What git takes for the same file: its path when the page was written, and its path now. */
export type Renames = ReadonlyMap<string, string>;
/**
 * The page with its derived lines about files that have another name since at that name: what people ticked or wrote
 * below them is about the same file. A line that is still derived for the old name stays, and so does one whose file has a
 * line under its new name already.
 */
export declare function followRenames(raw: string, current: Handoff, previous: Handoff | null, renames: Renames): string;
