import type { OpenEnd } from '../core/facts.js';
import type { IsIgnored } from './ignore.js';
import type { Repository } from './repository.js';
/** One path that differs from the commit that is checked out. */
export interface UncommittedPath {
    path: string;
    /** As git names the two steps: `M`, `A`, `D`, `T`, `.` for no change, `?` for untracked, `U` for a conflict. */
    index: string;
    workTree: string;
}
/** Reads uncommitted work: staged, unstaged, unmerged and untracked; a new folder counts as one path. */
export declare function readStatus(repository: Repository): Promise<UncommittedPath[]>;
/**
 *     1 .M N... 100644 100644 100644 <oid> <oid> src/a.ts␀
 *     2 R. N... 100644 100644 100644 <oid> <oid> R100 new.ts␀old.ts␀
 *     u UU N... 100644 100644 100644 100644 <oid> <oid> <oid> src/b.ts␀
 *     ? notes.txt␀
 */
export declare function parseStatus(output: string): UncommittedPath[];
/** Uncommitted paths as open ends; the page is none, since writing it is what leaves it so. */
export declare function deriveUncommitted(status: readonly UncommittedPath[], page: string, isIgnored: IsIgnored): OpenEnd[];
