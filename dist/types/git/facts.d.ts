import type { BranchFacts } from '../core/facts.js';
import { type ChangeSet } from './change-set.js';
import type { BranchRange } from './range.js';
import type { Repository } from './repository.js';
export interface FactsOptions {
    /** Where the page is, from the root: it is no work. */
    page: string;
    /** Globs of paths that are left out. */
    ignore: readonly string[];
}
/** Everything that is derived from git about a branch, and what later stages derive more from. */
export interface BranchReading {
    facts: BranchFacts;
    changes: ChangeSet;
}
/** Reads what git knows about a range: the shape of `facts --json`. */
export declare function readFacts(repository: Repository, range: BranchRange, options: FactsOptions): Promise<BranchFacts>;
/** As `readFacts`, with the change set that the facts were derived from. */
export declare function readBranch(repository: Repository, range: BranchRange, options: FactsOptions): Promise<BranchReading>;
