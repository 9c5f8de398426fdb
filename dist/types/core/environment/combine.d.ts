import { type Task } from './environment.js';
import type { Project } from './project.js';
export type Commands = Record<Task, string | null>;
/** One command for each task; several toolchains side by side are installed and tested one after the other. */
export declare function combineOffers(project: Project): Commands;
