import type { DependencyChange, Limit } from '../facts.js';
/** Whether a file of that name states dependencies in a format that is read here. */
export declare function isManifest(path: string): boolean;
/**
 * The dependencies that differ between two sides of the manifest at `path`; null for a side without the file.
 * A side that cannot be read gives a limit and no changes, never an exception. Names that no registry would
 * take are left out and counted in the limit.
 */
export declare function compareManifests(path: string, before: string | null, after: string | null): Promise<{
    changes: DependencyChange[];
    limit: Limit | null;
}>;
