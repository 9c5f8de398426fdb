import type { Page, PageSection, Span } from '../document/page.js';
import type { Recogniser } from '../document/recognise.js';
import type { SectionKind } from '../handoff.js';
/** A task, a decision, a gotcha: an item in any of the shapes that people give them. */
export interface LintItem extends Span {
    role: 'task' | 'decision' | 'gotcha';
    /** `must` and `nice` for tasks; null for the others. */
    priority: 'must' | 'nice' | null;
    shape: 'item' | 'row' | 'heading';
    /** The kind of the section it is in. */
    section: SectionKind;
    /** The headings above it, outermost first, as in the source. */
    headings: readonly string[];
    /** Markdown without the marker and the checkbox, with its nested lines, without their indentation. */
    text: string;
    done: boolean;
    /** Whether this program derived it: its wording is not a person's. */
    derived: boolean;
}
/** The tasks, decisions and gotchas of a page, in the order in which they stand on it. */
export declare function deriveLintItems(page: Page, recogniser: Recogniser | null): LintItem[];
/** The sections that hold gotchas or decisions, with their headings: what is below one of decisions is part of one. */
export declare function noteSections(page: Page, role: 'gotcha' | 'decision'): {
    section: PageSection;
    headings: readonly string[];
}[];
