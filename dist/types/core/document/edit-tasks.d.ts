import type { Handoff } from '../handoff.js';
import type { Blocks } from './blocks.js';
import { type Page, type PageItem } from './page.js';
import type { Recogniser } from './recognise.js';
import type { Edit } from './source.js';
/**
 * Brings the derived tasks up to date wherever they stand: a task that a person ranked otherwise stays there, one that
 * a person tells in own words, anywhere among the tasks, is not told twice.
 */
export declare function editTasks(page: Page, current: Handoff, recogniser: Recogniser, removed: ReadonlySet<PageItem>, blocks: Blocks): Edit[];
