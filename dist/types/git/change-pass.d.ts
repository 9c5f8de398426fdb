import type { ChangeSet, ChangeSetOptions } from './change-set.js';
import { type DiffSubject } from './diff/command.js';
import type { IsIgnored } from './ignore.js';
import type { Repository } from './repository.js';
/**
 * One diff. A rename between an ignored path and one that counts would show as less than it is, or as nothing, so
 * the ignored side is then kept out of git's sight in another pass.
 */
export declare function readPass(repository: Repository, subject: DiffSubject, isIgnored: IsIgnored, options: ChangeSetOptions): Promise<ChangeSet | {
    astray: string[];
}>;
