import type { ScannedFile } from '../lines/scanned-file.js';
/** Without one of these there is no skipped or focused test: one cheap test for every line of a diff. */
export declare const skipHint: RegExp;
/** A skip as the line shows it, before its surroundings are asked. */
export interface Skip {
    /** `it.skip("rotates keys")`, `@Disabled("flaky")` */
    text: string;
    /** A statement within the test, which may stand under a condition. */
    statement: boolean;
    /** The arguments begin on the next line, and have to begin so; null where they are here. */
    argument: RegExp | null;
}
/** What the line skips or focuses; null where it does neither. */
export declare function parseSkip(line: string, file: ScannedFile): Skip | null;
/**
 * The skip that the line makes for good; null for one under a condition: a guard for a platform is finished work.
 *
 * @param previous the line before it where the diff shows it, else null
 */
export declare function findSkippedTest(line: string, file: ScannedFile, previous: string | null): Skip | null;
/** The text of a skip whose arguments begin on the next line; null where that line shows it to be another thing. */
export declare function completeSkip(skip: Skip, next: string): string | null;
