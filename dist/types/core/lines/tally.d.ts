/** Something found on an added line, with what makes it the same thing elsewhere. */
export interface Sighting {
    path: string;
    /** Its words: white space, case and punctuation aside. */
    key: string;
}
/** What is left of a text when it is only moved, re-indented or punctuated differently. */
export declare function keyOf(kind: string, text: string): string;
/**
 * The added ones that the diff does not also remove: first those with equal words cancel out, preferably within a
 * file, then within a file the ones that were merely reworded. Keeps the order of `added`.
 */
export declare function deriveNew<S extends Sighting>(added: readonly S[], removed: readonly Sighting[]): S[];
