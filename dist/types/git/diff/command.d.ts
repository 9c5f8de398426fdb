import type { Oid } from '../../core/facts.js';
import type { GitPlace } from '../environment.js';
import type { Repository } from '../repository.js';
/** Above this many files that came and went, git recognises only the renames that changed nothing. */
export declare const renameLimit = 1000;
/** What is compared: everything but `exclude`, paths from the top of the tree, taken literally. */
export interface DiffSubject {
    from: Oid;
    to: Oid;
    exclude: readonly string[];
}
/** Names and patch in one process: all raw records first, then the patches in the same order. */
export declare function patchArguments(repository: Repository, subject: DiffSubject): string[];
/** The names alone, from the trees: no blob is read. */
export declare function namesArguments(repository: Repository, subject: DiffSubject): string[];
/**
 * A place where git finds no `.gitattributes`. They decide whether a file is text, and come from the files that
 * happen to be checked out and from the user's own configuration: the same commits would give another diff, and
 * so another identity of the work, on another machine. (`info/attributes` cannot be switched off.)
 */
export declare function neutralPlace(repository: Repository): GitPlace;
