import type { Notes } from '../../core/document/notes.js';
import type { Oid } from '../../core/facts.js';
/** What is kept about a branch, in the git directory, between one push and the next. */
export interface BranchMemory {
    branch: string;
    /** Ids of subjects that its author was asked about: nobody is asked twice. */
    asked: readonly string[];
    /** What was answered and is not in a commit yet. */
    notes: Notes;
    /** What the work was when its identity was last read; null where it never was. */
    seen: SeenWork | null;
}
/** Where a branch left the same base, and the tree is that of `covers`, its work is the same: it need not be read again. */
export interface SeenWork {
    mergeBase: Oid;
    /** As pages name it: 12 characters. */
    covers: string;
    /** The globs that were left out. */
    ignore: readonly string[];
    work: string;
}
/** Reads what is kept about a branch; nothing asked and nothing noted where that is nothing. */
export declare function readMemory(commonDir: string, branch: string): BranchMemory;
/**
 * Keeps what is known about a branch now, whole or not at all, whatever ends this process: a new file is forced to the
 * disk, then takes the old one's name. Where there is nothing to keep there is no file.
 */
export declare function writeMemory(commonDir: string, memory: BranchMemory): void;
/**
 * Keeps that a page was committed: its notes are done with, and where it covers the commit that it was derived for, the
 * work need not be read again.
 */
export declare function settleMemory(commonDir: string, memory: BranchMemory, written: SeenWork): void;
export declare function hasNotes({ decisions, gotchas, context, tasks }: Notes): boolean;
export declare const noNotes: Notes;
