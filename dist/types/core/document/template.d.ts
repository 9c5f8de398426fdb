import type { SectionKind } from '../handoff.js';
export interface TemplateSection {
    kind: SectionKind;
    heading: string;
    /** Lists of this section are numbered. */
    ordered: boolean;
    /** Stands on every page, filled or not; the others only where the branch gives them something to say. */
    required: boolean;
    /** What stands there while nobody has said anything. */
    placeholder: string | null;
    sections: readonly TemplateSection[];
}
/** The page's sections in their order. */
export declare const template: readonly TemplateSection[];
/** Whether a section's text is only our own word for "nothing yet". */
export declare function isPlaceholder(text: string): boolean;
/** A section of the template, wherever it stands. */
export declare function findTemplate(kind: SectionKind, among?: readonly TemplateSection[]): TemplateSection | undefined;
