import type { Item, SectionKind } from '../handoff.js';
import type { Page, PageItem, PageSection, Span } from './page.js';
import type { Recogniser } from './recognise.js';
import { type Edit } from './source.js';
export interface MergeInput {
    section: PageSection;
    /** What the section's derived items are: not always the section's own kind, where people have one list for all. */
    kind: SectionKind;
    wanted: readonly Item[];
    recogniser: Recogniser;
    /** Items that leave the section on other grounds. */
    removed: ReadonlySet<PageItem>;
}
export interface Merge {
    edits: Edit[];
    /** Wanted items that no person tells here and that have no neighbour to stand beside. */
    unplaced: Item[];
}
/**
 * Brings our items of a section up to date. People's items stay where they are, and so does every line they
 * nested below one of ours.
 */
export declare function mergeItems(page: Page, { section, kind, wanted, recogniser, removed }: MergeInput): Merge;
/** A list behind the text of a section that has none. */
export declare function appendList(page: Page, section: PageSection, kind: SectionKind, items: readonly Item[]): Edit[];
/** Whether people wrote anything below an item of ours. */
export declare function hasRemarks(page: Page, kind: SectionKind, item: PageItem, recogniser: Recogniser): boolean;
/** Whole lines behind the line that holds the offset, even where that line is the last one and has no ending. */
export declare function insertLines(page: Page, offset: number, lines: string): Edit;
/** Behind the last line of a span that is not blank; the span's start where all of it is. */
export declare function contentEnd(text: string, span: Span): number;
