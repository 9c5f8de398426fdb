import { type OneSided } from '../core/entries/architecture-items.js';
import type { BranchFacts } from '../core/facts.js';
import type { Repository } from './repository.js';
/** Which folders only one side of a branch's range has: asked for those that gained or lost files. */
export declare function readFolders(repository: Repository, facts: BranchFacts): Promise<OneSided>;
