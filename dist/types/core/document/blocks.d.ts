import type { Item, SectionKind } from '../handoff.js';
import type { MovedTasks } from './move-done.js';
import type { Page } from './page.js';
import type { Edit } from './source.js';
/** Sections that the page lacks, collected until all are known: one that needs its parent brings it along. */
export declare class Blocks {
    #private;
    constructor(page: Page);
    addItems(kind: SectionKind, items: readonly Item[]): void;
    /** Done tasks go to their section, as they are; a section that is not there yet is made. */
    addDoneTasks(sources: MovedTasks['sources']): Edit[];
    /** One edit for every place that gets new sections. */
    edits(): Edit[];
}
