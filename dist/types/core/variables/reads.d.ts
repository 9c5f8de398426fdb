import type { ScannedFile } from '../lines/scanned-file.js';
/** Names of the environment variables that the line's code reads, each once; comments and well-known ones left out. */
export declare function findVariableReads(line: string, file: ScannedFile): string[];
