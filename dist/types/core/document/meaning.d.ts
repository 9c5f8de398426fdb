import type { SectionKind } from '../handoff.js';
/** What a heading announces; `parent` is the kind of the section it stands in. */
export declare function deriveSectionKind(heading: string, parent: SectionKind | null): SectionKind;
