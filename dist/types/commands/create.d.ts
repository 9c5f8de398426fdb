import type { Notes } from '../core/document/notes.js';
import type { BranchFacts, Oid } from '../core/facts.js';
import { type BranchOptions } from './branch.js';
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
}
/**
 * Derives the page of a branch, keeps every word that people wrote on it, and writes it where it differs.
 *
 * @throws HandoffError of kind `usage` for a head that has no page to write; `page`, `git`, `history` and `config`
 * where one of those stands in the way. The page is then as it was.
 */
export declare function createHandoff(options: CreateOptions): Promise<CreateResult>;
