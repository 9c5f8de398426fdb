/**
 * A page's text as people left it: the byte order mark set aside, line endings known, changed only by edits.
 */
export interface Source {
    /** `\uFEFF` or nothing. */
    bom: string;
    /** The text without the byte order mark: offsets everywhere count UTF-16 units in it. */
    text: string;
    eol: '\n' | '\r\n';
}
/** Replace `text.slice(start, end)`; inserts where both are the same. Written with `\n`, whatever the page uses. */
export interface Edit {
    start: number;
    end: number;
    text: string;
}
export declare function parseSource(raw: string): Source;
/**
 * The source with all edits made, in the page's own line endings. Edits must not overlap; those at one place
 * are made in the order given.
 */
export declare function applyEdits(source: Source, edits: readonly Edit[]): string;
/** Start of the line that holds the offset. */
export declare function lineStart(text: string, offset: number): number;
/** Just behind the line ending of the line that holds the offset; the end of the text on the last line. */
export declare function lineEnd(text: string, offset: number): number;
