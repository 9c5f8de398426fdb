import type { Oid } from '../../core/facts.js';
import type { GitPlace } from '../environment.js';
/** Reads the commit a branch is at. Throws a `git` error where there is no such branch, or it stands for another. */
export declare function readTip(place: GitPlace, ref: string): Promise<Oid>;
/** Throws a `git` error where a branch is no longer at the commit that was read. */
export declare function assertTip(place: GitPlace, ref: string, expected: Oid): Promise<void>;
/** Moves a branch from one commit to another, or throws a `git` error and leaves it. Its reflog gets a line. */
export declare function moveBranch(place: GitPlace, ref: string, move: {
    from: Oid;
    to: Oid;
    reflog: string;
}): Promise<void>;
