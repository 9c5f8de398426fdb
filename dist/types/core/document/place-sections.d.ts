import type { SectionKind } from '../handoff.js';
import { type Page, type PageSection } from './page.js';
import type { Edit } from './source.js';
import { type TemplateSection } from './template.js';
/** Where a new section goes: the offset of a line's start, and the level of its heading. */
export interface SectionPlace {
    offset: number;
    level: number;
}
/** The first section of a kind on the page. */
export declare function findPageSection(page: Page, kind: SectionKind): PageSection | undefined;
/** Behind the sections that come before it in the template, else before those that come after it, else at the end. */
export declare function placeSection(page: Page, kind: SectionKind): SectionPlace;
/** One edit for all new sections of one place: blocks apart by one empty line, before, between and behind. */
export declare function insertBlocks(page: Page, offset: number, blocks: readonly string[]): Edit;
export declare function parentOf(kind: SectionKind): TemplateSection | null;
