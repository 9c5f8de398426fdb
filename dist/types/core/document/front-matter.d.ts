import type { HandoffHeader } from '../handoff.js';
import type { Page } from './page.js';
import { type Edit } from './source.js';
/**
 * The header fields of a page; null for those it does not have.
 *
 * @throws HandoffError of kind `page`, with the line, where the front matter is not a YAML mapping.
 */
export declare function parseHeader(page: Page): HandoffHeader;
/** Edits that bring the header up to date; people's own keys, their order and their comments stay as they are. */
export declare function editHeader(page: Page, header: HandoffHeader): Edit[];
export declare function renderFrontMatter(header: HandoffHeader): string;
/** The offset behind the front matter, its closing fence included; 0 without one. */
export declare function frontMatterEnd(page: Page): number;
