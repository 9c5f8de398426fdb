import type { Oid } from '../core/facts.js';
import type { GitPlace } from './environment.js';
/**
 * Questions about a page's past, asked only where there is a page: simple-git costs more to load than git takes to
 * answer, so it is not loaded before.
 */
export interface PageHistory {
    /** The full id of a commit that a page names; null where it is not here (any more). */
    findCommit: (abbreviation: string) => Promise<Oid | null>;
    /** What the branch was before its page was last written: the parent of the newest commit that touched the page. */
    findParentOfLastUpdate: (head: Oid, path: string) => Promise<Oid | null>;
    /** Whether a branch of this name exists here or on a remote, as far as this clone knows. */
    branchExists: (name: string) => Promise<boolean>;
}
export declare function openPageHistory(place: GitPlace): Promise<PageHistory>;
