/**
 * What went wrong, in the terms of who can mend it:
 * `usage` the command line, `config` the configuration file, `page` the handoff page, `git` the repository
 * or the machine it is on, `history` commits that are not there, `internal` this program.
 */
export type ErrorKind = 'usage' | 'config' | 'page' | 'git' | 'history' | 'internal';
/**
 * The one error this program throws on purpose. Three parts: the message says what happened and why,
 * the hints say what to do next. Thrown where the cause is known, printed in one place.
 */
export declare class HandoffError extends Error {
    readonly name = "HandoffError";
    readonly kind: ErrorKind;
    readonly hints: readonly string[];
    constructor(kind: ErrorKind, message: string, options?: {
        hints?: readonly string[];
        cause?: unknown;
    });
}
/** Exit codes, the same for every command: see "Exit codes" in the README. */
export declare const exitCode: {
    readonly good: 0;
    readonly findings: 1;
    readonly failed: 2;
    readonly unknown: 3;
};
/** The exit code an error ends the program with: 3 where it could not know, 2 where it could not run. */
export declare function exitCodeOf(error: unknown): number;
