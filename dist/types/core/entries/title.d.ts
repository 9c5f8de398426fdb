import type { Change } from '../commits/fold.js';
/** What the branch is for, in a few words: its one change, else its name, else its largest change. */
export declare function deriveTitle(branch: string | null, changes: readonly Change[]): string;
