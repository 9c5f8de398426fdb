/**
 * A file beside the page that one process at a time can create: the lock, and the new page as it grows, as git's
 * `index.lock` is both. Renaming it onto the page writes the page and gives the lock back in one step.
 */
export interface PageLock {
    /** The file's name. */
    file: string;
    /** Open for writing; closed by `close`, `release` or both. */
    handle: number;
    close(): void;
    /** Whether the file is still the one we made: somebody who took us for dead may have moved it away. */
    isHeld(): boolean;
    /** Removes the file, if it is still ours. After a rename it is not there any more, and nothing happens. */
    release(): void;
}
/** A lock that nobody has touched for so long belongs to a process that was killed. Milliseconds. */
export declare const defaultPatience = 2000;
/** Waits for its turn, at most ten times `patience`. Throws the operating system's errors, and `page` after that. */
export declare function openPageLock(page: string, patience?: number): Promise<PageLock>;
/** Whether an error of the operating system is one of these. */
export declare function isCode(error: unknown, ...codes: readonly string[]): boolean;
