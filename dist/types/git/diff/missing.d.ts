import type { Repository } from '../repository.js';
import { type DiffSubject } from './command.js';
import { type RawChange } from './records.js';
/**
 * The changed paths of which a side is not in this clone: a partial one whose remote cannot be reached, where one
 * missing blob makes the whole `git diff` fail. Answers from the trees, without asking the remote again.
 */
export declare function readChangesMissing(repository: Repository, subject: DiffSubject): Promise<RawChange[]>;
