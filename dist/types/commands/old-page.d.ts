import type { PageFormat } from '../core/document/format.js';
import type { BranchFacts } from '../core/facts.js';
import type { Handoff, HandoffHeader } from '../core/handoff.js';
import { type Branch } from './branch.js';
export interface OldPage {
    /** What there is to build on; null for a first page, also where the page at hand is another branch's. */
    text: string | null;
    header: HandoffHeader | null;
    /** What was derived for the commit that the page covers; null where that cannot be known. */
    previous: Handoff | null;
}
/** What the page that was found means for the new one. */
export declare function readOldPage(branch: Branch, facts: BranchFacts, format: PageFormat, found: string | null): Promise<OldPage>;
