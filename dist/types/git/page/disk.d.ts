/** A page as it is: `text` is null where there is none, `bytes` is its size. */
export interface PageText {
    text: string | null;
    bytes: number;
}
/**
 * Reads the page of a worktree from disk; `root` is the worktree's top folder, `path` as in `pagePath`.
 * Throws a `page` error where it is there and cannot be a page: a folder, a link, binary, not UTF-8, over 5 MB.
 */
export declare function readPageOnDisk(root: string, path: string): PageText;
