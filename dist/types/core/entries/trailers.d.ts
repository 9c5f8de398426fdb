import type { Commit } from '../facts.js';
import type { Item } from '../handoff.js';
/** What commit messages state about the work, in their trailers: `Decision: …`, `Gotcha: …`, `BREAKING CHANGE: …`. */
export declare function deriveStated(commits: readonly Commit[]): {
    decisions: Item[];
    gotchas: Item[];
};
