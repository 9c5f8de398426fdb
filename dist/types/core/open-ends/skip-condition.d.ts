/** Whether a skipped test is meant to stay so: under a condition on the line before, or by the reason it gives. */
export declare function isDeliberate(line: string, previous: string | null): boolean;
/**
 * Whether a skipping statement stands under a condition, as far as the line and the one before it tell. Where the
 * one before is unknown, the reason given and Go's depth of indentation have to do.
 */
export declare function isConditional(line: string, previous: string | null, language: string | null): boolean;
