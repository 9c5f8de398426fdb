import type { Oid } from '../../core/facts.js';
import type { GitPlace } from '../environment.js';
/** A line of a tree: see git-ls-tree(1). `mode` is octal, as in `100644`. */
export interface TreeEntry {
    mode: string;
    oid: Oid;
}
export declare function isSameEntry(one: TreeEntry | null, other: TreeEntry | null): boolean;
/** One folder on the way to the page, the root first. */
interface Level {
    /** Every entry but the one on the way, as `git ls-tree -z` prints it and `git mktree -z` takes it. Latin-1: bytes. */
    others: string[];
    /** The next folder, or in the last level the page, as bytes. */
    name: string;
    entry: TreeEntry | null;
    /** A name that differs in case only. */
    lookalike: string | null;
}
/** The folders from the root to the page, and the page itself in the last of them. */
export interface PageTrees {
    path: string;
    levels: Level[];
    entry: TreeEntry | null;
}
/** Reads the trees on the way to a page at a commit (an id or a full ref). Throws a `page` error where its place is taken. */
export declare function readPageTrees(place: GitPlace, commit: string, path: string): Promise<PageTrees>;
/** Writes the trees with another page in them, or without one. Folders come and go with it. Returns the root's id. */
export declare function writePageTrees(place: GitPlace, trees: PageTrees, entry: TreeEntry | null): Promise<Oid>;
export declare function assertBlob(path: string, entry: TreeEntry | null): void;
/** Throws a `page` error where a name differs in case only, for a disk that cannot hold both (core.ignorecase). */
export declare function assertNoLookalike(trees: PageTrees): void;
export {};
