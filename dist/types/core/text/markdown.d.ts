export { renderCode } from './code.js';
/**
 * Puts a stranger's plain text into Markdown, on one line: it reads the same, and nothing in it acts. It cannot
 * become a heading, a list, a link, an image, HTML, a reference or emphasis, nor end the block it stands in, also
 * when several escaped texts stand in one paragraph. Only what would act is escaped. Code between balanced
 * back-ticks stays code; addresses and @mentions, which no backslash stops, become code.
 */
export declare function escapeMarkdown(text: string): string;
