import type { Config } from '../core/config/config.js';
import type { BranchFacts } from '../core/facts.js';
import { type BranchRange } from '../git/range.js';
import { type Repository } from '../git/repository.js';
/** Where a command looks: the options every command has. */
export interface BranchOptions {
    /** Folder in or at the repository. */
    cwd: string;
    base?: string;
    head?: string;
    /** The process's own unless a test says otherwise. */
    environment?: NodeJS.ProcessEnv;
    /** The one that `cwd` is in, where it is open already. */
    repository?: Repository;
    /** Instead of what the repository says. */
    config?: Config;
}
/** A branch to hand off, and how its repository wants that done. */
export interface Branch {
    repository: Repository;
    config: Config;
    range: BranchRange;
    /** The page's path, relative to the root. */
    page: string;
}
export declare function openBranch(options: BranchOptions): Promise<Branch>;
/** A repository and its configuration, for a command that has something to say where there is no range. */
export interface Configured {
    repository: Repository;
    config: Config;
    /** Rejects with a `history` error where the base is not to be found. */
    range: Promise<BranchRange>;
}
export declare function openConfigured(options: BranchOptions): Promise<Configured>;
export declare function readFactsOf({ repository, config, page }: Branch, range: BranchRange): Promise<BranchFacts>;
