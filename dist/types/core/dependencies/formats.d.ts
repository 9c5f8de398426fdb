import type { ParseManifest } from './dependency.js';
/** One kind of manifest. Its parser is loaded only when such a file changed. */
export interface Format {
    /** The whole path, or its base name, in lower case. */
    matches: RegExp;
    load: () => Promise<ParseManifest>;
    /** Makes spellings of one package equal; names are compared as written where there is none. */
    identify: (name: string) => string;
}
/** The format of the file at a path, by its name alone; null where it is no manifest. */
export declare function formatOf(path: string): Format | null;
