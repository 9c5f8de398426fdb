import { type Page } from './page.js';
import type { Edit } from './source.js';
/**
 * Numbers the files from one on. Pages whose numbers are all the same (as formatters write them) stay so. What is
 * nested moves with the width of the number, or it would not be nested any more.
 */
export declare function renumberFiles(page: Page, before: Page): Edit[];
