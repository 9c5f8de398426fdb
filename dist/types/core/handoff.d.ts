/**
 * The page as data. `render` writes it, `parse` reads it, `format: json` prints it; texts are inline Markdown.
 */
export interface Handoff {
    header: HandoffHeader;
    title: string;
    /** Such as `In progress (3 of 5 must-do tasks done)`; null where the page has no Status line. */
    status: string | null;
    /** Such as ``12 files, +340 −52 against `main` ``; null where the page does not say. */
    scope: string | null;
    /** Markdown between the title and the first section, without the status and scope lines. */
    introduction: string;
    sections: Section[];
}
/** The front matter: see "The page" in the documentation. Null where the page does not say. */
export interface HandoffHeader {
    handoff: 1;
    branch: string | null;
    base: string | null;
    /** The newest commit the page was written for, abbreviated to 12 characters: says since when. */
    covers: string | null;
    /** Identity of the branch's own change: says what. */
    work: string | null;
    /** `YYYY-MM-DD`. */
    updated: string | null;
}
/** What a section is about, whatever its heading says. */
export type SectionKind = 'context' | 'completed' | 'changes' | 'done-must' | 'done-nice' | 'files' | 'remaining' | 'must' | 'nice' | 'decisions' | 'gotchas' | 'architecture' | 'dependencies' | 'environment' | 'verification' | 'other';
export interface Section {
    kind: SectionKind;
    heading: string;
    /** Markdown of the section that is no list item. */
    text: string;
    /** Items of the section's lists; numbered ones in `files` and `decisions`. */
    items: Item[];
    sections: Section[];
}
export interface Item {
    /** First paragraph, on one line. */
    text: string;
    /** What is nested below it, as Markdown without the indentation; empty where there is nothing. */
    details: string;
    /** Null where it has no checkbox. */
    done: boolean | null;
}
