import type { FileChange } from '../facts.js';
import type { Item } from '../handoff.js';
/** Every file of the branch, one item each; by folder where there are many or where a summary is wanted. */
export declare function deriveFileItems(files: readonly FileChange[], options: {
    summary: boolean;
    details: (file: FileChange) => string;
}): Item[];
export declare function isUnreadLine(text: string): boolean;
/** The line below a folder: names with what happened to each. */
export declare function isFolderDetail(text: string): boolean;
/** ``12 files, +340 −52 against `main` ``. */
export declare function renderScope(files: readonly FileChange[], counts: string, base: string): string;
