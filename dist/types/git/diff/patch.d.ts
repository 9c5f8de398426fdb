import { type Hunk } from './hunk.js';
import type { RawChange } from './records.js';
/** Takes a patch as it comes by; `index` is that of the raw record. Buffers are valid during the call only. */
export interface PatchObserver {
    hunk(index: number, hunk: Hunk): void;
    /** A piece of hunk bodies, in order: lines with `+`, `-` or `\` before them, cut anywhere. */
    body(index: number, bytes: Buffer): void;
    /** git took a side for binary, and prints no lines. */
    binary(index: number): void;
    /** Whether `line` is to be called in this hunk. */
    wantsLines(index: number): boolean;
    /**
     * One line without sign and line feed; `number` counts on the old side for `-`, on the new one for `+`.
     * Returns whether the hunk's further lines are wanted.
     */
    line(index: number, sign: '+' | '-', number: number, text: string): boolean;
}
export interface PatchParser {
    push(chunk: Buffer): void;
    /** Throws where the patch ended too early. */
    finish(): void;
}
/**
 * Parses the patch part of `git diff -p -U0`, in pieces of any size, keeping no more than a header line of it.
 * Patches belong to the raw records by order, since their names are quoted; a change of type prints two. Bodies
 * are taken by the counts in their headers, so that no content can be taken for a header.
 */
export declare function createPatchParser(changes: readonly RawChange[], observer: PatchObserver): PatchParser;
