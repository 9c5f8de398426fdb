import type { Handoff } from '../handoff.js';
/**
 * The page with its derived parts brought up to date and every human byte kept.
 *
 * @param raw any Markdown page
 * @param current what is derived now
 * @param previous what was derived for the commit that the page covers; null where that cannot be known
 * @throws HandoffError of kind `page` where the page cannot be read
 */
export declare function updatePage(raw: string, current: Handoff, previous: Handoff | null): string;
