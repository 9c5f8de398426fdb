/**
 * Follows strings that run over several lines (templates, heredocs, raw strings), so that code which a test or a
 * prompt quotes is not taken for code.
 */
export interface LiteralTracker {
    /**
     * Takes the next line; says whether it begins inside a string.
     *
     * @param previous the line before where it is known; a diff shows only pieces, and each starts as code
     */
    step(line: string, previous: string | null): boolean;
}
/** Null where the language has no such strings. */
export declare function createLiteralTracker(language: string | null): LiteralTracker | null;
