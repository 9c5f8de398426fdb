import type { Environment } from '../environment/environment.js';
import type { Item } from '../handoff.js';
/** How to run and test the project: one line of commands, one of what they need. */
export declare function deriveEnvironmentItems(environment: Environment): Item[];
export declare function isEnvironmentLine(text: string): boolean;
/** Two lines at most: the one of commands and the one of conditions. */
export declare function environmentKey(text: string): string;
