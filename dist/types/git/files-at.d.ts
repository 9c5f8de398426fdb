import type { Oid } from '../core/facts.js';
import type { Repository } from './repository.js';
/**
 * The texts of those of some files that a commit has. Files that say something by their being there (lock files)
 * come with an empty text. `paths` are relative to the root and hold no line feeds.
 */
export declare function readFilesAt(repository: Repository, commit: Oid, paths: readonly string[]): Promise<{
    path: string;
    text: string;
}[]>;
