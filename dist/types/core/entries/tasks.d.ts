import type { OpenEnd } from '../facts.js';
import type { Item } from '../handoff.js';
export interface DerivedTasks {
    must: Item[];
    nice: Item[];
}
/**
 * Remaining work that the branch itself gives away, each task with its place. Uncommitted work is not among them: it
 * lies on one machine only, and the page goes to others.
 */
export declare function deriveTasks(openEnds: readonly OpenEnd[]): DerivedTasks;
