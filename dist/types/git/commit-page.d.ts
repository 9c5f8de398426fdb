import type { Oid } from '../core/facts.js';
import type { Repository } from './repository.js';
/** A page to be committed, alone, to a branch, wherever that is checked out or not. */
export interface PageCommit {
    /** As it was opened, or any folder of it, or its git directory. */
    repository: string | Repository;
    /** A short name. */
    branch: string;
    /** As from `pagePath`. */
    path: string;
    /** Null takes the page away. */
    text: string | null;
    /** The commit's message; without one, a Conventional Commit that names the page. */
    message?: string;
    /** Where the branch was when its page was read: if it is elsewhere now, nothing happens. */
    expectedTip: Oid;
    /** What the page on disk said when it was read. Without it, it must say what is committed, or `text`. */
    basedOn?: string | null;
    /** For a repository that is not opened yet; the process's own where it is not given. */
    environment?: NodeJS.ProcessEnv;
}
/**
 * Commits a page, and nothing but the page, to a branch: with plumbing, as `git commit --only` cannot do it to a branch
 * that is not checked out, in a bare repository or in the middle of other work. Where the branch is
 * checked out, the page on disk and in the index become the same; every other file, staged or not, is as
 * it was. Returns the commit, or null where the branch has this page already.
 *
 * Throws, and leaves the branch, the index and the page as they were: a `page` error where the page's place is
 * taken, or it has changed meanwhile; a `git` error where the branch has moved or is being rebased, merged
 * and so on, nobody is named as the author, signing fails, or another git holds a lock for long.
 */
export declare function commitPage(commit: PageCommit): Promise<Oid | null>;
/** Takes the page away in a commit of its own, as `commitPage` does; null where there is none. */
export declare function removePage(commit: Omit<PageCommit, 'text'>): Promise<Oid | null>;
