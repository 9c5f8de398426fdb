import type { Handoff, HandoffHeader } from '../handoff.js';
import type { Renames } from './follow-renames.js';
import { type Notes } from './notes.js';
/** What can be done with a page, whatever it is written in. All throw a `page` error for one that cannot be read. */
export interface PageFormat {
    readHeader: (raw: string) => HandoffHeader;
    create: (derived: Handoff) => string;
    update: (raw: string, current: Handoff, previous: Handoff | null, renames?: Renames) => string;
    addNotes: (raw: string, notes: Notes) => string;
    /** Ticks the one open task that matches. */
    tick: (raw: string, wanted: string) => string;
    /** Changes the page as Markdown, whatever it is written in. */
    edit: (raw: string, change: (markdown: string) => string) => string;
}
export declare const pageFormats: Readonly<Record<'markdown' | 'json', PageFormat>>;
