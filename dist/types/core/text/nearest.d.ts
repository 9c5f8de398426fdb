/**
 * The candidate that `name` was most likely meant to be: differing in case or in `-` and `_` only, else within
 * an edit distance of a third of the length (at least 1). Null where nothing is near.
 */
export declare function nearestName(name: string, candidates: Iterable<string>): string | null;
