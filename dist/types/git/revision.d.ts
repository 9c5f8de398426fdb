import type { Oid } from '../core/facts.js';
import type { Repository } from './repository.js';
/** A commit that somebody named. */
export interface Revision {
    /** As it was given, or the branch it was found under: `origin/main` for `main` in a fresh clone. */
    name: string;
    oid: Oid;
    /** The full name of the ref it names; null for object ids, `HEAD~2` and the like. */
    ref: string | null;
}
/**
 * The commit that a person or a configuration file named. A name that is known on `origin` only, as the base is
 * in a clone of another branch, means that one.
 */
export declare function resolveRevision(repository: Repository, name: string): Promise<Revision>;
/** The branch's own name: `feat/x` for `refs/heads/feat/x` and `refs/remotes/origin/feat/x`; null for the rest. */
export declare function readBranchName(repository: Repository, ref: string | null): Promise<string | null>;
/** As `readBranchName`, for remotes without a slash in their names, such as `origin`. */
export declare function shortNameOf(ref: string | null): string | null;
/** As people write it: `main`, `origin/main`. */
export declare function displayNameOf(ref: string): string;
