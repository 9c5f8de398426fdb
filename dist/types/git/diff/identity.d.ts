import { type RawChange } from './records.js';
/** Gathers what a branch's own change consists of, in git's order, and gives it a name. */
export interface WorkIdentity {
    file(change: RawChange): void;
    /** A piece of the file's hunk bodies: signs, lines and `\ No newline at end of file`. */
    body(bytes: Buffer): void;
    binary(change: RawChange): void;
    /** 12 hexadecimal characters. */
    finish(): string;
}
/**
 * The identity of a change is a hash over its content: per file status, modes where they differ and paths, then
 * removed and added lines as they stand, or the object ids of a binary file. Line numbers, context and where one
 * hunk ends and the next begins are not in it, nor is how similar the sides of a rename are, nor a mode that the
 * branch left alone: all of that can change with the base. A submodule's object ids are its lines.
 *
 * Every line of a body opens with `+`, `-` or `\`, and every file with a NUL, so no two changes look alike.
 */
export declare function createWorkIdentity(): WorkIdentity;
