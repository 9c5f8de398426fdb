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
}
/** A branch to hand off, and how its repository wants that done. */
export interface Branch {
    repository: Repository;
    config: Config;
    range: BranchRange;
    /** The page's path, relative to the root. */
    page: string;
}
export declare function openBranch({ cwd, base, head, environment }: BranchOptions): Promise<Branch>;
export declare function readFactsOf({ repository, config, page }: Branch, range: BranchRange): Promise<BranchFacts>;
