/** A commit's subject taken apart. */
export interface Subject {
    /** Conventional type in lower case (`feat`), also from a gitmoji; null where there is none. */
    type: string | null;
    /** `feat(scope): …`, `[scope] …`, or Go's and Linux's `net/http: …`. */
    scope: string | null;
    breaking: boolean;
    /** What was done, without prefixes and pull request number, otherwise as the author wrote it. */
    description: string;
    /** From a trailing `(#123)`. */
    pullRequest: number | null;
    /** The target's subject (or commit id) of a `fixup!`, `squash!` or `amend!`; null for other commits. */
    fixupOf: string | null;
}
export declare function parseSubject(subject: string): Subject;
