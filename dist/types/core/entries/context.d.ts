import type { Change } from '../commits/fold.js';
import type { Commit } from '../facts.js';
import type { Item } from '../handoff.js';
/** Why the branch exists, where its commit messages say so: the first paragraphs of prose below their subjects. */
export declare function deriveContextItems(changes: readonly Change[], commits: readonly Commit[]): Item[];
