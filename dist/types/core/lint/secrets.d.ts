import type { Span } from '../document/page.js';
/** A key or token on the page; what it is, never what it says. */
export interface FoundSecret extends Span {
    /** Such as `GitHub Token`. */
    what: string;
}
/** Whether a text may hold secrets: never no where the scanner would find one. Reads each line once. */
export declare function mayHoldSecrets(text: string): boolean;
