import { type GitPlace } from './environment.js';
import { type PageText } from './page/disk.js';
import type { Repository } from './repository.js';
export type { PageText } from './page/disk.js';
export { type PageChange, writePage } from './page/write.js';
/** A branch's page, and where it was found. */
export interface BranchPage extends PageText {
    /** The top folder of the worktree that has the branch checked out; null where the page is the one at its tip. */
    root: string | null;
}
/**
 * Reads the page of a worktree from disk; `root` is the worktree's top folder, `path` as from `pagePath`. Throws a
 * `page` error where it is there and cannot be a page: a folder, a link, binary, not UTF-8, over 5 MB.
 */
export declare function readPage(root: string, path: string): Promise<PageText>;
/**
 * Reads the page that a commit has, in any repository, opened or named by any of its folders; `commit` is an id or a
 * full ref. Throws as `readPage`, and a `history` error where there is no such commit here.
 */
export declare function readPageAt(repository: string | GitPlace, commit: string, path: string, environment?: NodeJS.ProcessEnv): Promise<PageText>;
/**
 * Reads the page that a branch has now: on disk where the branch is checked out, in whichever worktree, else at its tip.
 * What `commitPage` takes as `basedOn` is the text that this returns with a `root`.
 */
export declare function readBranchPage(repository: string | Repository, branch: string, path: string, environment?: NodeJS.ProcessEnv): Promise<BranchPage>;
