/** A line of the base's tree that names a variable, as `git grep -F -w` finds it. */
export interface BaseLine {
    /** Relative to the root, with `/`. */
    path: string;
    text: string;
}
/**
 * Those of the variables that no line of the base reads. A diff cannot tell: code elsewhere may have read them all
 * along (one in eight of those found in a diff).
 */
export declare function deriveUnreadBefore<V extends {
    name: string;
}>(variables: readonly V[], lines: readonly BaseLine[]): V[];
