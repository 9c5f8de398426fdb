/** A marker taken out of a comment's text. */
export interface Marker {
    /** In capitals: `TODO`, `FIXME`, `XXX` or `HACK`. */
    word: string;
    /** Who is named right behind it, as in `TODO(ann)`. */
    owner: string | null;
    /** What follows it, separators removed; empty for a bare marker. */
    rest: string;
}
/** Finds the first marker in a comment's text that truly asks for something. */
export declare function findMarker(comment: string): Marker | null;
