import type { Change } from '../commits/fold.js';
import type { BranchFacts } from '../facts.js';
import type { Item } from '../handoff.js';
/** What was done, in the words of the commits, oldest first: `Fix expiry of cookies (`src/cookie.ts`)`. */
export declare function deriveChangeItems(changes: readonly Change[], facts: BranchFacts): Item[];
