import type { Oid } from '../core/facts.js';
import { type GitPath } from './diff/records.js';
import type { Repository } from './repository.js';
/** What `.gitattributes` says of a file; null where it says nothing. */
export interface FileAttributes {
    generated: boolean | null;
    vendored: boolean | null;
    /** False where lines of the file are not to be shown: `-diff`, or `binary`. */
    diff: boolean | null;
}
/** Of a file that no attribute speaks of. */
export declare const silent: FileAttributes;
/**
 * Reads attributes for paths of one commit, in their order. What is checked out is asked where that is the
 * commit; for others git needs to be 2.40. Null where an older one cannot tell and it matters.
 */
export declare function readAttributes(repository: Repository, commit: Oid, paths: readonly GitPath[]): Promise<FileAttributes[] | null>;
