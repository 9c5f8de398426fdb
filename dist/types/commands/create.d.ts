import { type PageFormat } from '../core/document/format.js';
import type { Notes } from '../core/document/notes.js';
import type { RemovedPage } from '../core/document/removed-page.js';
import type { BranchFacts, Oid } from '../core/facts.js';
import type { Handoff } from '../core/handoff.js';
import type { SeenWork } from '../git/push/memory.js';
import { type Branch, type BranchOptions } from './branch.js';
import { type OldPage } from './old-page.js';
export type { Notes } from '../core/document/notes.js';
export interface CreateOptions extends BranchOptions {
    /** Commit the page, and only the page. */
    commit: boolean;
    /** Write nothing: the page is only printed. */
    stdout: boolean;
    notes: Notes;
    /** The day the page is dated with, `YYYY-MM-DD`. */
    today: string;
}
export interface CreateResult {
    /** Relative to the root. */
    path: string;
    text: string;
    outcome: 'written' | 'unchanged' | 'printed' | 'nothing-to-hand-off';
    /** The commit that holds the page; null where none was made. */
    commit: Oid | null;
    facts: BranchFacts;
    /** The page that the branch had before this first one; null where it had none. */
    removed: RemovedPage | null;
}
/** A page that is about to be written: everything is read, nothing is changed. */
export interface PreparedHandoff {
    branch: Branch;
    facts: BranchFacts;
    /** The page as it is; null where there is none. */
    found: string | null;
    /** The page that the branch had before, where it has none now. */
    removed: RemovedPage | null;
    /** The new page, with these notes on it. */
    derive: (notes: Notes) => string;
    /** Writes a page where it differs; returns the commit, where one was made. */
    write: (text: string) => Promise<Oid | null>;
}
/**
 * Derives the page of a branch, keeps every word that people wrote on it, and writes it where it differs.
 *
 * @throws HandoffError of kind `usage` for a head that has no page to write; `page`, `git`, `history` and `config`
 * where one of those stands in the way. The page is then as it was.
 */
export declare function createHandoff(options: CreateOptions): Promise<CreateResult>;
/** The first half of `createHandoff`, for a caller that asks its user something before the second. Throws the same. */
export declare function prepareHandoff(options: Omit<CreateOptions, 'notes'>): Promise<PreparedHandoff>;
/** What is known of the work once the page is written, so that the next push need not read it again. */
export declare function deriveSeenWork({ branch, facts }: PreparedHandoff): SeenWork;
/** A page that would say the same is left as it is, its date included. */
export declare function derivePage(format: PageFormat, draft: Handoff, old: OldPage, notes: Notes): string;
