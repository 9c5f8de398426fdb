/** What a subject undoes or brings back. */
export interface Reversal {
    /** Subject of the original commit, however many reverts it is wrapped in. */
    of: string;
    /** Whether the original is in effect afterwards: a revert of a revert, or a reapply. */
    restores: boolean;
}
/** Reads a subject such as git and the forges write for a revert; null where it is none. */
export declare function parseReversal(subject: string): Reversal | null;
