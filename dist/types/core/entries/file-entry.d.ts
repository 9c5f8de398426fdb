import type { FileChange } from '../facts.js';
/** One file of the branch as one line: `` `src/auth/auth.ts` (lines 15-89) ``. */
export declare function renderFileEntry(file: FileChange): string;
/** A folder that stands for its files: `` `src/auth/` (12 files, +340 −52) ``. */
export declare function renderFolderEntry(folder: string, files: readonly FileChange[]): string;
/** A file or dependency (as a code span) that people remarked on and that the branch does not change any more. */
export declare function renderFormerEntry(code: string): string;
/** `+340 −52`: added and removed lines. */
export declare function renderCounts(files: readonly FileChange[]): string;
export declare function describeFile(file: FileChange): string;
/** A line below a file: ``Reads `SESSION_SECRET` (line 21), not documented``. */
export declare function renderVariableDetail(name: string, line: number, documented: boolean): string;
export declare function isFileDetail(text: string): boolean;
/** The code span with the path of a line that follows our grammar for files and folders; null for people's own. */
export declare function parseFileEntry(text: string): string | null;
