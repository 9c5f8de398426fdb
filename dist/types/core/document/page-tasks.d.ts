import type { RootContent } from 'mdast';
import type { PageSection, PageTask } from './page.js';
/**
 * What counts as a task in a section: list items and table rows; a heading over prose alone is one task, a heading
 * over items is none, and a plain paragraph is none either.
 */
export declare function readTasks(text: string, section: PageSection, nodes: readonly RootContent[]): PageTask[];
/** ✅, **DONE**, ~~struck out~~: the marks found in handoff files. */
export declare function isDone(text: string): boolean;
