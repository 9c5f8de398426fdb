import type { Commit, Oid } from '../facts.js';
/** Something that was done, in the words of its author. */
export interface Change {
    /** One line without control characters: starts with a capital, ends without a period, about 100 characters at most. */
    text: string;
    /** Conventional type (`feat`, `fix`) where the subject has one. */
    type: string | null;
    /** Conventional scope, which `text` leaves out, or the area of `net/http: …`, which it keeps. */
    scope: string | null;
    breaking: boolean;
    /** All commits folded into it, oldest first. */
    commits: Oid[];
}
/**
 * Commits folded into the lines a reader wants, oldest first: fixups told with their targets, what was reverted left
 * out, the same subject told once, merges not at all. Releases, updates of dependencies and formatting come last,
 * in one line each where there are several.
 */
export declare function deriveChanges(commits: readonly Commit[]): Change[];
