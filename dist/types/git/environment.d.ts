/**
 * Where git runs and with which variables: everything that is read from a repository goes through one of these.
 */
export interface GitPlace {
    /** Working directory of the child. */
    directory: string;
    environment: NodeJS.ProcessEnv;
}
/**
 * The environment to read a repository with. What git says of the repository (GIT_DIR in the hook of a linked
 * worktree, the quarantine of a push that is being received) holds for the process's own folder; asked about
 * another folder (`-C`), it would lead back to the wrong repository, and goes. `git -c name=value` is kept.
 */
export declare function readingEnvironment(directory: string, environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv;
/** The same environment without a word of which repository is meant, so that git looks for it. */
export declare function withoutLocators(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv;
