import type { BranchFacts } from '../core/facts.js';
import type { Handoff } from '../core/handoff.js';
import type { Branch } from './branch.js';
/** Everything that can be said on the page of a branch without asking anybody. */
export declare function readDraft(branch: Branch, facts: BranchFacts, today: string): Promise<Handoff>;
