import type { FileStatus, Oid } from '../../core/facts.js';
/** A path as git stores it: bytes, which need not be UTF-8. */
export interface GitPath {
    /** To be shown, and to be used where the bytes are UTF-8; else with U+FFFD for what is not. */
    text: string;
    /** Null where `text` says it all. */
    bytes: Buffer | null;
}
/** One changed path, as `git diff --raw` gives it. */
export interface RawChange {
    status: FileStatus;
    path: GitPath;
    previousPath: GitPath | null;
    /** As in tree entries; null where the side has no file. */
    mode: {
        from: string | null;
        to: string | null;
    };
    oid: {
        from: Oid | null;
        to: Oid | null;
    };
}
export interface RawParser {
    /** Takes the next bytes; once the records are over, returns what follows them, else null. */
    push(chunk: Buffer): Buffer | null;
    /** All records; to be read when they are over. */
    readonly changes: RawChange[];
}
/**
 * Parses the raw part of `git diff --raw -p -z`, in pieces:
 *
 *     :100644 100755 <oid> <oid> M␀src/a.ts␀:100644 100644 <oid> <oid> R087␀old.ts␀new.ts␀␀diff --git …
 */
export declare function createRawParser(): RawParser;
export declare function parsePathBytes(bytes: Buffer): GitPath;
/** What to hand back to git. */
export declare function bytesOf(path: GitPath): Buffer;
