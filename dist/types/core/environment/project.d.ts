import { type Table } from '../dependencies/table.js';
import type { Limit } from '../facts.js';
/** The files of one folder that holds a project. Texts may be empty: some files say it all by being there. */
export interface Project {
    has: (name: string) => boolean;
    /** Empty where there is no such file. */
    text: (name: string) => string;
    /** The parsed file; an empty table where there is none or it is broken. */
    table: (name: string) => Table;
    /** The first of these names that is there; null for none. */
    first: (...names: string[]) => string | null;
    /** All names, in the order given. */
    names: readonly string[];
    /** The repository's root, where lock files of workspaces are; null in the root itself. */
    root: Project | null;
}
export interface ProjectFile {
    path: string;
    text: string;
}
/** Parses what is structured among `files`, whose paths are relative to the project's folder. */
export declare function parseProject(files: readonly ProjectFile[], root: Project | null): Promise<{
    project: Project;
    limits: Limit[];
}>;
