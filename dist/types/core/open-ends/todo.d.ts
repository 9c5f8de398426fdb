import type { ScannedFile } from '../lines/scanned-file.js';
/** Without one of these there is no marker: one cheap test for every line of a diff. */
export declare const todoHint: RegExp;
/** Characters of a TODO that are told. */
export declare const todoTextLimit = 120;
/** The marker with its text (`TODO(ann): rotate keys`) where the line leaves something to do; else null. */
export declare function findTodo(line: string, file: ScannedFile): string | null;
