import type { TreeEntry } from './tree.js';
import type { Worktree } from './worktrees.js';
/** What the index of a worktree holds of the page. */
export interface IndexEntry {
    entry: TreeEntry | null;
    /** skip-worktree: a sparse checkout leaves the file out, or a person keeps a version of their own. */
    isSkipped: boolean;
    isAssumedUnchanged: boolean;
}
/** Reads the page's entry. Throws a `git` error where it has an unresolved conflict. */
export declare function readIndexEntry(worktree: Worktree, path: string): Promise<IndexEntry>;
/** Writes the page's entry, and nothing else of the index; the flags stay as they were in `before`. */
export declare function writeIndexEntry(worktree: Worktree, path: string, entry: TreeEntry | null, before: IndexEntry): Promise<void>;
/**
 * Notes in the index when the file on disk was last looked at, so that the next `git diff-index` need not read it.
 * A cache and nothing else: that it fails (another git has the index locked) changes no answer of git's.
 */
export declare function refreshIndexEntry(worktree: Worktree, path: string): Promise<void>;
