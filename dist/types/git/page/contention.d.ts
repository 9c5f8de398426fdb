import type { GitPlace } from '../environment.js';
/** Runs a git command that writes; while another git holds a lock it needs, waits and tries again. */
export declare function runWhenUnlocked(place: GitPlace, args: readonly string[]): Promise<void>;
