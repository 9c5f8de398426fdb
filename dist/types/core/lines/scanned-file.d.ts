import type { FileKind } from '../facts.js';
/** What the finders know of the file that a line belongs to. */
export interface ScannedFile {
    /** Relative to the root, with `/`. */
    path: string;
    kind: FileKind;
    /** As `languageOf` gives it. */
    language: string | null;
}
