import type { Handoff, Item, Section, SectionKind } from '../handoff.js';
/** The items of a section, wherever it stands in the handoff; none where there is no such section. */
export declare function itemsOf(handoff: Handoff, kind: SectionKind): readonly Item[];
export declare function findSection(sections: readonly Section[], kind: SectionKind): Section | undefined;
