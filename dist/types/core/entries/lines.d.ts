import type { LineRange } from '../facts.js';
/**
 * Ranges as a reader wants them: `lines 15-40, 52-89`, `line 12`. Close ones are told as one; of many, the longest
 * are told and the others counted.
 */
export declare function renderLines(ranges: readonly LineRange[]): string;
export declare function countLines(count: number): string;
export declare function countFiles(count: number): string;
/** `a`, `a and b`, `a, b and c`. */
export declare function renderList(parts: readonly string[]): string;
/** The first `limit` parts and how many more there are. */
export declare function renderShortList(parts: readonly string[], limit: number): string;
