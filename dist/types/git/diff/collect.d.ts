import type { Limit } from '../../core/facts.js';
import type { LineScanner } from '../../core/lines/scan.js';
import type { FileAttributes } from '../attributes.js';
import type { ChangedFile, FileInProgress } from './changed-file.js';
import type { PatchObserver } from './patch.js';
import type { RawChange } from './records.js';
/** Builds the changed files, and the identity of the work, from a patch as it comes by. */
export interface Collector {
    observer: PatchObserver;
    /** In git's order, without the ignored ones; complete once the patch is over. */
    files: ChangedFile[];
    finish(): {
        work: string;
        limits: Limit[];
    };
}
/** @param entries the raw records with what is known of them; null for those that are left out */
export declare function createCollector(entries: readonly ({
    change: RawChange;
    attributes: FileAttributes;
} | null)[], scanner: LineScanner | null): Collector;
/** A changed file of which the lines are not known yet. */
export declare function openFile(change: RawChange, attributes: FileAttributes): FileInProgress;
