import type { Handoff } from '../handoff.js';
import { type Page, type PageItem, type PageSection } from './page.js';
import type { Recogniser } from './recognise.js';
import type { Edit } from './source.js';
export interface MovedTasks {
    edits: Edit[];
    /** Items that leave their section. */
    items: Set<PageItem>;
    /** Their source, whole lines, by the section of Completed Work they go to. */
    sources: {
        'done-must': string[];
        'done-nice': string[];
    };
}
/**
 * Takes ticked tasks out of the remaining work. A derived task stays as long as its cause does, ticked or not; when the
 * cause is gone, it is done, and it is kept where a person ticked it or wrote something below it.
 */
export declare function moveDoneTasks(page: Page, current: Handoff, recogniser: Recogniser): MovedTasks;
/** Every section of remaining work, with the priority of its items: all that is not nice to have must be done. */
export declare function taskSections(page: Page): {
    section: PageSection;
    kind: 'must' | 'nice';
}[];
