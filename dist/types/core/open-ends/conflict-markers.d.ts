import type { OpenEnd } from '../facts.js';
import type { ScannedFile } from '../lines/scanned-file.js';
export declare const conflictHint: RegExp;
/** The markers of one file's added lines, in order; `finish` before the next file. */
export interface ConflictFinder {
    added(file: ScannedFile, line: number, text: string): void;
    finish(): OpenEnd[];
}
/**
 * One open end per conflict, at its opening line. In documentation and in tests a marker alone is an example or an
 * underline: there all three have to stand, and the path must not be about conflicts.
 */
export declare function createConflictFinder(): ConflictFinder;
