import type { FileKind } from '../facts.js';
/** What is known of a file before its content is read. */
export interface FileTraits {
    /** Relative to the root, with `/`. */
    path: string;
    binary: boolean;
    submodule: boolean;
    /** `linguist-generated` and `linguist-vendored` from .gitattributes; null where not set. */
    attributes: {
        generated: boolean | null;
        vendored: boolean | null;
    };
    /** The file's first lines, null where they were not read. */
    head: string | null;
}
/**
 * Says what sort of file it is. What the repository declares wins over every guess; among the guesses the
 * first that fits decides, from "nobody reads this" to "somebody wrote this".
 */
export declare function classifyFile(file: FileTraits): FileKind;
