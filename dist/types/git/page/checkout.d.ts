import type { Oid } from '../../core/facts.js';
import { type IndexEntry } from './index-entry.js';
import { type TreeEntry } from './tree.js';
import type { Worktree } from './worktrees.js';
/** The page as a worktree that has the branch checked out holds it. */
export interface CheckedOutPage {
    worktree: Worktree;
    path: string;
    text: string | null;
    index: IndexEntry;
}
/** How a page is to be, on disk and in the index. */
export interface WantedPage {
    text: string | null;
    entry: TreeEntry | null;
}
export declare function readCheckedOutPage(worktree: Worktree, path: string): Promise<CheckedOutPage>;
/**
 * Throws a `page` error where the page on disk holds words that nobody has read: it may say what it is to
 * say already, what it said when it was read (`basedOn`), or what was committed.
 */
export declare function assertKnownText(page: CheckedOutPage, known: {
    wanted: string | null;
    basedOn: string | null | undefined;
    committed: Oid | null;
}): Promise<void>;
/**
 * Makes the page on disk and in the index as wanted, then moves the branch: in this order, so that whatever stops us
 * half way leaves new words to be committed, never a commit that the index would take back. Where it fails, all is
 * put back as it was.
 */
export declare function withCheckedOutPages<T>(pages: readonly CheckedOutPage[], wanted: WantedPage, move: () => Promise<T>): Promise<T>;
