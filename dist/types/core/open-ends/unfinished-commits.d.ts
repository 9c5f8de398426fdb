import type { Commit, OpenEnd } from '../facts.js';
/**
 * Commits whose subjects say that they are not finished, oldest first: work in progress, and fixups that still want
 * `git rebase --autosquash`, one line per target. The same subject twice is told once.
 */
export declare function deriveUnfinishedCommits(commits: readonly Commit[]): OpenEnd[];
