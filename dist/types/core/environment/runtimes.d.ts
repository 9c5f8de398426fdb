import type { Project } from './project.js';
/**
 * Languages and package managers with the version that the repository asks for, each once: the file that pins
 * it for developers before the range that a manifest supports.
 */
export declare function deriveRuntimes(project: Project): string[];
