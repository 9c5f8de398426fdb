import { HandoffError } from '../../core/errors.js';
/** What the page said when it was read, and what it is to say now; null: no page. */
export interface PageChange {
    from: string | null;
    to: string | null;
}
/** For tests: how bytes get to the disk, and how long a lock may stay untouched, in milliseconds. */
export interface WriteOptions {
    writeBytes?: (handle: number, bytes: Uint8Array) => void;
    patience?: number;
}
/**
 * Writes, or with `to: null` removes, the page of a worktree, whole or not at all: a new file beside it, forced to
 * the disk, takes its name at the end. Folders are made, the file's mode stays, no link is followed. Returns
 * whether anything was written: a page that says `to` already is left alone. Throws a `page` error, and leaves
 * the page and the folder as they were, where it cannot be written or says something else than `from`.
 */
export declare function writePage(root: string, path: string, change: PageChange, options?: WriteOptions): Promise<boolean>;
/** The error of a page that somebody else has changed while we worked on it. */
export declare function changedMeanwhile(path: string): HandoffError;
