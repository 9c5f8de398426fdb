import type { Task } from './environment.js';
/**
 * For each task the name that the repository has for it, rendered as a command; null where it has none.
 * Only names from this list ever reach a command, so what else a stranger calls a target does not matter.
 */
export declare function deriveNamedTasks(has: (name: string) => boolean, render: (name: string) => string): Record<Task, string | null>;
