import { HandoffError } from '../../core/errors.js';
import { type GitPlace } from '../environment.js';
import { type GitEnd, type GitOptions } from '../process.js';
/** The same place, where paths are paths and not patterns. */
export declare function literalPlace({ directory, environment }: GitPlace): GitPlace;
/**
 * Where to run git for one git directory, and the worktree that belongs to it, if any: said outright, as a hook's
 * variables, a submodule or a worktree that was moved lead elsewhere.
 */
export declare function placeOf(asked: GitPlace, gitDir: string, root: string | null): GitPlace;
/** Runs git and returns its output without the last newline. */
export declare function git(place: GitPlace, args: readonly string[], options?: GitOptions): Promise<string>;
/** What a failed git means, with hints of ours where git's own words need them. */
export declare function explainFailure(args: readonly string[], end: GitEnd, place: GitPlace, hints: readonly string[]): HandoffError;
