import type { ScannedFile } from '../lines/scanned-file.js';
/** One way in which a test framework lets a test be skipped, focused or left for later. */
export interface SkipForm {
    /** Matches from the start of the line up to the end of the call's or mark's name, kept in group `mark`. */
    pattern: RegExp;
    /**
     * How much of the line tells what is skipped: `title`, the name and a string behind it; `line`, all of it.
     */
    shows: 'title' | 'line';
    /** A statement within the test, which may stand under a condition on the line before. */
    statement?: boolean;
    /** Where the arguments begin on the next line: how that line begins when the form is what it seems. */
    argument?: RegExp;
}
/** The forms to look for in a file: only in tests, but for Rust, whose tests stand beside the code. */
export declare function skipFormsOf(file: ScannedFile): readonly SkipForm[];
