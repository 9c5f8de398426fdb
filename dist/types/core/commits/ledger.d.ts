import type { Commit } from '../facts.js';
import type { Change } from './fold.js';
import { type Weight } from './weight.js';
/** A change while the commits are still being read. */
export interface Entry extends Change {
    /** Its subject as other commits refer to it. */
    key: string;
    weight: Weight;
    /** Undone by a later commit of the range. */
    reverted: boolean;
}
/** Keeps what the commits read so far amount to. */
export interface Ledger {
    /** Commits come oldest first. */
    add(commit: Commit): void;
    entries(): readonly Entry[];
}
export declare function openLedger(): Ledger;
