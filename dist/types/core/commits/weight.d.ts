import type { Commit } from '../facts.js';
import type { Subject } from './subject.js';
/**
 * How much a change tells a reader: `plain` ones stand alone; the others are told together, or last.
 * `minor` keeps its own line, after the plain ones.
 */
export type Weight = 'plain' | 'minor' | 'dependencies' | 'polish' | 'unfinished';
export declare function weigh(commit: Commit, subject: Subject): Weight;
