/** What to ask git for at the repository's root, to derive the environment from. None of it need exist. */
export declare const environmentPaths: readonly string[];
/** Whether only the being there of a file says something, so that its text, often megabytes, need not be fetched. */
export declare function isReadByPresence(path: string): boolean;
/**
 * The same for up to four folders nearest to the changed files, for repositories whose root holds no
 * project: the folders below which most files changed, the outer one first where it is the same.
 */
export declare function environmentPathsNear(changed: readonly string[]): string[];
/** Whether a path of a tree listing is worth handing to `deriveEnvironment`: also the solution files of .NET. */
export declare function isEnvironmentPath(path: string): boolean;
