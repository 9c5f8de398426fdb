import type { Handoff } from '../handoff.js';
import { type Page } from './page.js';
/** The page as data: the inverse of `renderHandoff` for pages of ours, a reading of any other. */
export declare function parseHandoff(raw: string): Handoff;
export declare function readHandoff(page: Page): Handoff;
/** White space within a paragraph means nothing in Markdown: a wrapped line is one line. */
export declare function oneLine(text: string): string;
/** Takes up to `width` leading blanks from every line. */
export declare function dedent(text: string, width: number): string;
