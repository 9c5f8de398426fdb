import type { ScannedFile } from '../lines/scanned-file.js';
/** Whether the sentence of a TODO may go on in the next line of the comment. */
export declare function mayGoOn(said: string, line: string): boolean;
/** The text with what the next line adds to its sentence; null where that line is something else. */
export declare function continueTodo(said: string, next: string, file: ScannedFile): string | null;
