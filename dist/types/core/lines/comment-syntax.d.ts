/** How a language writes comments and strings, as far as one line can tell. */
export interface CommentSyntax {
    /** Openers of comments that run to the end of the line. */
    line: readonly string[];
    /** Opener and closer of comments that end on this line or a later one. */
    block: readonly (readonly [open: string, close: string])[];
    /** Characters that open and close a string. */
    quotes: string;
    /** In these `#` opens a comment only at the start of a word: `${name#prefix}` and `a#b` are not comments. */
    wordStart: boolean;
}
/** Null for languages without comments (JSON, CSV, diffs) and for those not known. */
export declare function commentSyntaxOf(language: string | null): CommentSyntax | null;
