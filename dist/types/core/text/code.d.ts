/**
 * An inline code span that shows `text` exactly (CommonMark 0.31, 6.1), on one line: line feeds, controls and
 * bidi marks are made visible. Inside a table the caller still has to escape `|`.
 */
export declare function renderCode(text: string): string;
