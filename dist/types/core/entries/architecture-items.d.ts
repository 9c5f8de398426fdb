import type { FileChange } from '../facts.js';
import type { Item } from '../handoff.js';
/** Which folders only one side of the branch has. */
export interface OneSided {
    isNew: (folder: string) => boolean;
    isGone: (folder: string) => boolean;
}
/**
 * What the branch changed in the shape of the project: folders that came, went or moved, and the files that steer
 * building, running and storing.
 */
export declare function deriveArchitectureItems(files: readonly FileChange[], folders: OneSided): Item[];
export declare function isArchitectureLine(text: string): boolean;
/** `src/auth/store.ts` → `src/`, `src/auth/`. */
export declare function foldersOf(path: string): string[];
