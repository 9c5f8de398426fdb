import type { Limit } from '../../core/facts.js';
import type { LineScanner } from '../../core/lines/scan.js';
import { type FileInProgress } from './changed-file.js';
/** A line as the patch parser gives it. */
interface Line {
    sign: '+' | '-';
    number: number;
    text: string;
}
/** Hands the lines of a diff to the scanner, once each file's kind is known. */
export interface LineReader {
    /** Whether any line of the file is of use. */
    wants(current: FileInProgress): boolean;
    /** Whether further lines are wanted. */
    read(current: FileInProgress, line: Line): boolean;
    /** To be called when the last file is over. */
    finish(): void;
    /** Files with lines too long to be searched. */
    limits: Limit[];
}
/**
 * A new file's first lines are in the patch, and may say that a program wrote it or which language it is in; of
 * the others only the name is known. So a new file's lines wait until there are enough of them.
 */
export declare function createLineReader(scanner: LineScanner | null): LineReader;
/** Says what sort of file it is and in which language; `head` and `firstLine` where its lines were read. */
export declare function classify({ file, attributes }: FileInProgress, head: string | null, firstLine?: string): void;
export {};
