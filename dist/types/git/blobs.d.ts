import type { Repository } from './repository.js';
/** What became of one wanted object. */
export type BlobResult = {
    state: 'read';
    bytes: Buffer;
}
/** Not in this repository: a wrong name, or a partial clone. */
 | {
    state: 'missing';
}
/** Larger than the limit, and skipped. */
 | {
    state: 'large';
    size: number;
};
/** Above this a text is not read whole: 1 MiB. */
export declare const blobLimit: number;
/**
 * Reads many blobs with one `git cat-file --batch`, in the order of `names`: object ids, or `<commit>:<path>`.
 * Answers come one by one, so that the memory in use is that of one blob and what the caller keeps.
 */
export declare function readBlobs(repository: Repository, names: readonly string[], limit?: number): AsyncGenerator<BlobResult>;
