/**
 * The path of a branch's page, relative to the root, `/` between folders: the configured `path` with `{branch}`
 * filled in. A branch keeps its slashes, so `feat/login` gives folders; what a file system cannot hold, or
 * what could lead out of the repository, is percent-encoded. Two branches never get the same path.
 * Throws a `config` error where the template itself is not a path inside the repository.
 */
export declare function pagePath(template: string, branch: string): string;
/** Whether each branch has a path of its own. */
export declare function isPathPerBranch(template: string): boolean;
