import type { Limit, OpenEnd } from '../core/facts.js';
import type { FoundVariable } from '../core/lines/scan.js';
import type { ChangedFile } from './diff/changed-file.js';
import type { BranchRange } from './range.js';
import type { Repository } from './repository.js';
/** The net change of a branch, from its merge base to its head. */
export interface ChangeSet {
    files: ChangedFile[];
    /** Identity of the change, see contracts: 12 hexadecimal characters. */
    work: string;
    /** False where a partial clone lacks some of the files: then `work` cannot be compared with another. */
    complete: boolean;
    /** Environment variables that added lines read. */
    variables: FoundVariable[];
    /** Todos, skipped tests and conflict markers in added lines. */
    openEnds: OpenEnd[];
    limits: Limit[];
}
export interface ChangeSetOptions {
    /** The page's path: it is no work. */
    page: string;
    /** Globs of paths that are left out. */
    ignore: readonly string[];
    /** Called once, as soon as the files are known and while their lines are still on the way. */
    onFiles?: (files: readonly ChangedFile[]) => void;
}
/** Reads the net change in one pass over one `git diff`, without keeping the patch. */
export declare function readChangeSet(repository: Repository, range: BranchRange, options: ChangeSetOptions): Promise<ChangeSet>;
