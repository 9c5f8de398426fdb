import type { BranchFacts } from '../core/facts.js';
import { type BranchOptions } from './branch.js';
/** What git knows about a branch, without a page. */
export declare function readBranchFacts(options: BranchOptions): Promise<BranchFacts>;
