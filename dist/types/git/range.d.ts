import type { Oid } from '../core/facts.js';
import type { Repository } from './repository.js';
/** What a branch did: everything from its merge base to its head. */
export interface BranchRange {
    /** Short name; null on a detached head and for heads that are no branch. */
    branch: string | null;
    head: Oid;
    base: {
        name: string;
        mergeBase: Oid;
    };
}
export interface RangeOptions {
    /** The revision a person named with `--base`: it is taken as it is. */
    base?: string | undefined;
    /** The revision a person named with `--head`; without it, what is checked out. */
    head?: string | undefined;
    /** `base` of the configuration. */
    configuredBase?: string | undefined;
}
/** Finds the head and where it left its base. */
export declare function resolveRange(repository: Repository, options?: RangeOptions): Promise<BranchRange>;
