import type { Handoff, Item, Section } from '../handoff.js';
/** A whole page, with `\n` line endings and a final one. */
export declare function renderHandoff(handoff: Handoff): string;
/** The page behind its front matter. */
export declare function renderContent(handoff: Handoff): string;
export declare function renderLabel(name: string, text: string): string;
/** A section with its heading, without a final line ending. */
export declare function renderSection(section: Section, level: number): string;
export declare function renderItems(items: readonly Item[], ordered: boolean): string;
/** One list item; what is nested stands below its text, as CommonMark wants it. */
export declare function renderItem(item: Item, marker: string): string;
export declare function indent(text: string, width: number): string;
