import type { Environment } from '../environment/environment.js';
import type { BranchFacts } from '../facts.js';
import type { Handoff, SectionKind } from '../handoff.js';
import { type OneSided } from './architecture-items.js';
export interface DraftInput {
    facts: BranchFacts;
    /** Null where the page is not to say how to run the project. */
    environment: Environment | null;
    /** Which folders only one side of the range has. */
    folders: OneSided;
    /** Files by folder, without details. */
    summary: boolean;
    /** Sections of the page, in order; what belongs to others is not told. */
    sections: readonly SectionKind[];
    /** `YYYY-MM-DD`. */
    today: string;
}
/** Everything a page can say that no person has to: the input of `updatePage`, and of a new page. */
export declare function deriveHandoff({ facts, environment, folders, summary, sections, today, }: DraftInput): Handoff;
