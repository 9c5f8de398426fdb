import type { ScannedFile } from '../lines/scanned-file.js';
/** One way in which a language reads the environment. */
export interface ReadForm {
    /** Global; the variable stands in group `name`, a destructured list of them in group `names`. */
    pattern: RegExp;
    /** Where the form names settings of other kinds too, only names in capitals count. */
    capitals?: true;
}
/** How a file's language reads the environment. */
export interface ReadForms {
    forms: readonly ReadForm[];
    /** A line that does not match reads nothing: one cheap test for every line of a diff. */
    hint: RegExp;
}
/** What to look for in a file: in what runs and what configures it, not in its tests; null where nothing. */
export declare function readFormsOf(file: ScannedFile): ReadForms | null;
