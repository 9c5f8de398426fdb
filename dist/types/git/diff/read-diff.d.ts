import { type GitEnd } from '../process.js';
import type { Repository } from '../repository.js';
import { type DiffSubject } from './command.js';
import { type PatchObserver } from './patch.js';
import { type RawChange } from './records.js';
/** What a reader of a diff says once it knows which files it is about: how to go on, or null to stop here. */
export type OnChanges = (changes: RawChange[]) => Promise<PatchObserver | null>;
/** git could not read an object: a partial clone without its remote. */
export declare class MissingObject extends Error {
    constructor(end: GitEnd);
}
/**
 * Runs one `git diff` and hands over its parts as they come; git waits while `onChanges` does. What was handed
 * over before a failure is to be thrown away.
 */
export declare function readDiff(repository: Repository, subject: DiffSubject, onChanges: OnChanges): Promise<void>;
