import type { Oid } from '../core/facts.js';
import type { Ref, Repository } from './repository.js';
/** What a branch may have left. */
export interface BaseCandidate {
    name: string;
    oid: Oid;
    /** Null where the two have no known ancestor in common. */
    mergeBase: Oid | null;
}
/** The name of the branch that the repository's other branches leave; null where that cannot be told. */
export declare function deriveDefaultBranch(refs: readonly Ref[]): string | null;
/**
 * The branch's upstream, if it is another branch: `git switch -c feat origin/develop` sets it so. An upstream of
 * the same name is only the published copy of this one.
 */
export declare function readUpstreamBase(repository: Repository, branch: string): Promise<Ref | null>;
/**
 * Of the default refs the one that the head left last; on a tie, the first. A local branch that already holds the
 * head says little (the commits may have been made on it by mistake), so any other comes before it.
 */
export declare function readNearestBase(repository: Repository, head: Oid, branch: string | null): Promise<BaseCandidate | null>;
