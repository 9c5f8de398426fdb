/** A stretch of text; `code` where it is a whole code span, its back-ticks included. */
export interface Piece {
    text: string;
    code: boolean;
}
/**
 * Splits one line into code spans and the rest, as CommonMark does: a run of back-ticks is closed by the next run
 * of the same length; a run that is never closed is plain text. Here a backslash does not escape a back-tick.
 */
export declare function splitCodeSpans(line: string): Piece[];
