import type { Oid } from '../core/facts.js';
import { type GitPlace } from './environment.js';
import { type Layout } from './layout.js';
/** A repository that can be read: where it is, what is checked out, and the refs that may be a base. */
export interface Repository extends GitPlace, Layout {
    /** Those of the default refs that exist; the first ones win ties. */
    defaultRefs: Ref[];
}
/** A branch that others may have left. */
export interface Ref {
    /** Full name, of what it points to where it is symbolic: `refs/remotes/origin/main`. */
    name: string;
    /** To be compared with: a commit, or the name where the commit is not known yet. */
    revision: string;
    /** Where the checked out head left it, as far as that is known. */
    mergeBase: Oid | null;
}
/**
 * Opens the repository that `directory` is in. `environment` is the process's own unless a test says otherwise.
 */
export declare function openRepository(directory: string, environment?: NodeJS.ProcessEnv): Promise<Repository>;
