/**
 * The language by file name, then extension, then shebang, as github-linguist names it, in lower case;
 * null where none of them tells. `firstLine` is the file's first line where it is known.
 */
export declare function languageOf(path: string, firstLine?: string): string | null;
