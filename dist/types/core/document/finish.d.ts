import type { Handoff } from '../handoff.js';
import { type Page } from './page.js';
/**
 * The second pass of an update, over what the first one wrote: the lines at the top, which count the page's tasks,
 * the numbers of its files, and sections that have lost or found their content.
 *
 * @param current what is derived now; null where only people's words changed
 * @param before the page as it was before the update
 */
export declare function finishPage(raw: string, current: Handoff | null, before: Page): string;
