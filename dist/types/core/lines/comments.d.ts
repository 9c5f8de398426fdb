import type { CommentSyntax } from './comment-syntax.js';
/** A comment on one line: where its opener stands, and its text up to the closer, without either. */
export interface LineComment {
    /** Index of the opener, 0-based. */
    start: number;
    text: string;
}
/**
 * The comments on one line, strings respected. A line says nothing about the ones before it, so a quote that
 * does not close here is taken for an apostrophe, and a line of ` * text` for the middle of a block comment.
 * Linear in the line's length.
 */
export declare function parseComments(line: string, syntax: CommentSyntax): LineComment[];
/** Index behind the comment that opens at `at`; null where none does. */
export declare function endOfComment(line: string, at: number, syntax: CommentSyntax): number | null;
/** Index of the quote that closes the string opened at `open`, or -1. */
export declare function endOfString(line: string, open: number): number;
