import type { Handoff, Item, SectionKind } from '../handoff.js';
/**
 * Tells our lines from people's. Lines of pure facts are ours when they follow our grammar, even with other
 * numbers in them. Lines with words of a person in them (commit subjects, TODO texts) are ours only when we
 * derive them now or derived them for the commit the page covers: reworded, they are the person's.
 */
export interface Recogniser {
    /** What an item of ours is about; null for people's items. */
    keyOf: (kind: SectionKind, text: string) => string | null;
    /** Whether what is nested, a line or a block of code, is ours. */
    isDetail: (kind: SectionKind, text: string) => boolean;
    /** Whether a person's item already says what a derived one would. */
    tells: (kind: SectionKind, human: string, derived: Item) => boolean;
}
export declare function createRecogniser(handoffs: readonly Handoff[]): Recogniser;
