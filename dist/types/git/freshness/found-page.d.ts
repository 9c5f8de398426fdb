import type { Config } from '../../core/config/config.js';
import type { HandoffHeader } from '../../core/handoff.js';
import { type PageText } from '../page-file.js';
import type { BranchRange } from '../range.js';
import type { Repository } from '../repository.js';
/** A page that is to be compared with its branch. */
export interface FoundPage {
    text: string;
    /** As its format's `readHeader` reads it. */
    header: HandoffHeader;
    format: Config['format'];
    /** Whether it was read from disk, and so may hold what no commit does. */
    isOnDisk: boolean;
}
/**
 * Reads the page of a range: on disk where the range's head is checked out, else the one that the head has. Throws a
 * `page` error where it is there and cannot be a page.
 */
export declare function readPageOf(repository: Repository, range: BranchRange, path: string): Promise<PageText & {
    isOnDisk: boolean;
}>;
