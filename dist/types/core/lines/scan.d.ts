import type { OpenEnd } from '../facts.js';
import type { ScannedFile } from './scanned-file.js';
/** A variable that added lines read and removed ones did not, at the first of them. */
export interface FoundVariable {
    name: string;
    path: string;
    /** On the new side, 1-based. */
    line: number;
}
/**
 * Reads a diff line by line, in its order, and keeps only what it finds. Texts come without the `+` or `-` and
 * without the line's end (a `\r` may stay).
 */
export interface LineScanner {
    /** Whether lines of this file can hold anything; where not, they need not be handed over. */
    scans(file: ScannedFile): boolean;
    /** @param line number on the new side, 1-based */
    added(file: ScannedFile, line: number, text: string): void;
    removed(file: ScannedFile, text: string): void;
    /** What is newly there, in the diff's order; what was only moved, re-indented or reworded is not. */
    finish(): {
        variables: FoundVariable[];
        openEnds: OpenEnd[];
    };
}
export declare function createLineScanner(): LineScanner;
