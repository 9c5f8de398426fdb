import type { Project } from './project.js';
/**
 * Names of environment variables: what the branch newly reads, then the names in the example file, those
 * without a value, then those with a default, then the empty ones called optional. What is commented out is not needed.
 */
export declare function deriveNeeds(project: Project, variables: readonly {
    name: string;
    documented: boolean;
}[]): string[];
