import { type Offer } from './environment.js';
import type { Project } from './project.js';
/** What the repository's own task runners offer, besides make: just, Task, mise, and scripts by convention. */
export declare function deriveTaskRunners(project: Project): Offer;
/** Names of public recipes and aliases whose parameters, if any, have defaults: `test *args:`, `run port='80':`. */
export declare function parseJustfile(text: string): Set<string>;
