import { type Environment } from './environment.js';
import { type ProjectFile } from './project.js';
/**
 * How one installs, runs, tests, builds and lints the project, from the files at the head: those of
 * `environmentPaths`, and of folders near the change (`environmentPathsNear`), whose commands are told, with
 * `cd`, where the root has no tests. A file's text may be empty where its being there is enough (lock files).
 */
export declare function deriveEnvironment(files: readonly ProjectFile[], variables: readonly {
    name: string;
    documented: boolean;
}[]): Promise<Environment>;
