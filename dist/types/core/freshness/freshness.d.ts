import type { Oid } from '../facts.js';
/** How a page stands to its branch: see the table in docs/freshness.md. */
export declare const freshnessNames: readonly ['fresh', 'moved', 'stale', 'foreign', 'missing', 'finished', 'unknown'];
export type Freshness = (typeof freshnessNames)[number];
/** A file whose change the page does not cover. */
export interface UncoveredFile {
    /** Relative to the root; a folder, with `/` at its end, where the page tells files by folder. */
    path: string;
    /** Commits since the page was written that touch it, newest first; empty where that cannot be told. */
    commits: readonly {
        sha: Oid;
        subject: string;
        author: string;
    }[];
}
/** What was found out about a page and its branch. */
export interface FreshnessReading {
    freshness: Freshness;
    /** The branch that the page says it belongs to; null where it says none. */
    pageBranch: string | null;
    /** Whether the branch was only renamed since: the page's branch is gone, its work is this one's. */
    renamedFrom: string | null;
    /** Up to which commit the page covers the work, of a stale page; null where that is not known. */
    since: Oid | null;
    /** Of a stale page: worst first. Empty where it cannot be told which. */
    uncovered: readonly UncoveredFile[];
    /** Why it is unknown, missing in spite of a file, or why a stale page cannot name its files; null otherwise. */
    reason: string | null;
    /** What to do where it is unknown: sentences, Markdown. */
    hints?: readonly string[];
}
/** A reading of which nothing more is known than its name. */
export declare function freshnessOf(freshness: Freshness, more?: Partial<FreshnessReading>): FreshnessReading;
