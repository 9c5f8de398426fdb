import { type GitPlace } from '../environment.js';
import { type Repository } from '../repository.js';
/** A repository as plumbing sees it, from any of its folders. Paths are absolute. */
export interface RepositoryPlace {
    /** Runs git in the folder that was asked for. */
    here: GitPlace;
    /** What all worktrees share: objects, refs, configuration. */
    commonDir: string;
    /** The git directory of the folder that was asked for. */
    gitDir: string;
    /** The top folder of its worktree, null in a bare repository. */
    root: string | null;
    /** Every worktree, the main one first (also of a bare repository). */
    worktrees: ListedWorktree[];
}
export interface ListedWorktree {
    /** As git lists it; of the main one it can be the git directory. */
    path: string;
    isMain: boolean;
    isBare: boolean;
    /** A full ref name, or null on a detached head. */
    ref: string | null;
}
/** A worktree that can be written. */
export interface Worktree {
    root: string;
    gitDir: string;
    place: GitPlace;
}
/** Reads where the worktrees of a repository are. Throws a `git` error where a folder is in no repository. */
export declare function readRepositoryPlace(repository: string | Repository, environment: NodeJS.ProcessEnv): Promise<RepositoryPlace>;
/**
 * Parses `git worktree list --porcelain`, blocks with an empty line after each:
 *
 *     worktree /home/ada/project
 *     HEAD 9b1f6c2e7a40…
 *     branch refs/heads/main
 *
 *     worktree /home/ada/project-fix
 *     HEAD 9b1f6c2e7a40…
 *     detached
 */
export declare function parseWorktreeList(list: string, end: '\0' | '\n'): ListedWorktree[];
/** Finds the worktrees that have a branch checked out: none, one, or (by force) more. */
export declare function readWorktreesOf(repository: RepositoryPlace, ref: string): Promise<Worktree[]>;
/** Where to run git for a branch that no worktree holds: at the top, so that paths are from the root. */
export declare function placeWithout(repository: RepositoryPlace): GitPlace;
