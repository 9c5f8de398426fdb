import type { Readable } from 'node:stream';
import type { GitPlace } from './environment.js';
/** A git that runs: read `stdout` to its end, then await `finished`. */
export interface GitProcess {
    stdout: Readable;
    /** Fulfils when git has ended, whatever its exit code; rejects only if it could not be started. */
    finished: Promise<GitEnd>;
    /** Ends it early, for a reader that knows enough. */
    stop(): void;
}
export interface GitEnd {
    status: number;
    /** At most the first 64 KiB. */
    stderr: string;
}
export interface GitOptions {
    /** Written to stdin, which is closed after it; without it stdin is empty. */
    input?: string | Buffer;
    /** Added to the place's environment. */
    environment?: NodeJS.ProcessEnv;
}
/** Starts git; its output comes as a stream of buffers, as fast as it is read. */
export declare function startGit(place: GitPlace, args: readonly string[], options?: GitOptions): GitProcess;
/** Runs git to its end and returns what it printed; a status not in `accept` (0) is an error. */
export declare function runGit(place: GitPlace, args: readonly string[], options?: GitOptions & {
    accept?: readonly number[];
}): Promise<Buffer>;
/** Runs git to its end, for a caller that knows what its failures mean. */
export declare function tryGit(place: GitPlace, args: readonly string[], options?: GitOptions): Promise<GitEnd & {
    stdout: Buffer;
}>;
