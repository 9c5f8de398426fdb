import { type LiteralTracker } from './literals.js';
import type { ScannedFile } from './scanned-file.js';
/** What to look for in a file, decided once for all of its lines. */
export interface Plan {
    file: ScannedFile;
    /** A line that does not match holds nothing: the one test that every line pays for. */
    hint: RegExp;
    todo: boolean;
    skip: boolean;
    reads: boolean;
    literals: LiteralTracker | null;
}
/** Whether people write to each other in this file: not in what is generated, foreign or a test's data. */
export declare function isScanned(file: ScannedFile): boolean;
export declare function planFor(file: ScannedFile): Plan;
