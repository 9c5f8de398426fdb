/** A path taken apart once, so that every table can be asked without splitting again. All in lower case but `name`. */
export interface PathParts {
    /** Folders from the root down, without the file's name. */
    folders: readonly string[];
    /** The file's name as written: `UserTest.java`, where case tells. */
    name: string;
    lowerName: string;
    /** After the last dot, without it; empty for `Makefile` and for dotfiles without a second dot. */
    extension: string;
}
/** Takes a repository-relative path with `/` apart. */
export declare function parsePath(path: string): PathParts;
