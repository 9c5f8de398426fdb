import type { Commit, Oid } from '../core/facts.js';
import type { BranchRange } from './range.js';
import type { Repository } from './repository.js';
/** A commit, and the paths it touched. */
export interface LoggedCommit extends Commit {
    /** Both sides of a rename. Of a merge only what differs from all of its parents. */
    paths: string[];
}
/** The commits of a range, oldest first, from one process that reads trees and no blobs. */
export declare function readLog(repository: Repository, range: BranchRange): Promise<LoggedCommit[]>;
/**
 * `␀<oid>␀Ada␀2026-01-05T09:00:00+01:00␀feat: login␀Because.␀Decision␟Redis␀␀\nsrc/a.ts␀src/b.ts␀␀<oid>␀…`: an object id after
 * an empty token opens a commit. A path never does, since git puts a line feed before the first one.
 */
export declare function parseLog(output: string): LoggedCommit[];
/** Which commits touched a path, oldest first. */
export declare function deriveCommitsByPath(commits: readonly LoggedCommit[]): Map<string, Oid[]>;
/** The commits without those that touch the page and nothing else; commits that touch nothing stay. */
export declare function withoutPageCommits(commits: readonly LoggedCommit[], page: string): LoggedCommit[];
