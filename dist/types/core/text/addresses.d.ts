import type { Piece } from './code-spans.js';
/** Takes addresses and mentions out of a line without back-tick pairs, as code spans of their own. */
export declare function splitAddresses(line: string): Piece[];
