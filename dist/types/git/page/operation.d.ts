import type { Repository } from '../repository.js';
import { type RepositoryPlace, type Worktree } from './worktrees.js';
export type OperationKind = 'rebase' | 'am' | 'merge' | 'cherry-pick' | 'revert' | 'bisect';
/** Something that git has begun with a branch and not ended. */
export interface Operation {
    kind: OperationKind;
    /** The git directory, of whichever worktree, that it is recorded in. */
    gitDir: string;
}
/**
 * Reads whether a branch is being rebased, merged into, picked onto, reverted on or bisected, in any worktree; null
 * where it is at rest. `branch` is a short name; the repository is opened, or named by any of its folders.
 */
export declare function readOperationInProgress(repository: string | Repository, branch: string, environment?: NodeJS.ProcessEnv): Promise<Operation | null>;
/** As `readOperationInProgress`, for a repository that is known already. */
export declare function readOperation(repository: RepositoryPlace, branch: string, holding: readonly Worktree[]): Promise<Operation | null>;
/** Throws a `git` error, which says how to end it, where something is in progress. */
export declare function assertAtRest(branch: string, operation: Operation | null): void;
