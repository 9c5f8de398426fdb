import type { DependencyChange, Limit } from '../core/facts.js';
import { type ChangedFile } from './diff/changed-file.js';
import type { Repository } from './repository.js';
export interface DependencyFacts {
    changes: DependencyChange[];
    limits: Limit[];
}
/** Reads both sides of every changed manifest and compares what they ask for. */
export declare function readDependencies(repository: Repository, files: readonly ChangedFile[]): Promise<DependencyFacts>;
