import type { Renames } from '../core/document/follow-renames.js';
import type { PageFormat } from '../core/document/format.js';
import type { RemovedPage } from '../core/document/removed-page.js';
import type { BranchFacts } from '../core/facts.js';
import type { Handoff, HandoffHeader } from '../core/handoff.js';
import { type PageHistory } from '../git/page-history.js';
import type { Branch } from './branch.js';
export interface OldPage {
    /** What there is to build on; null for a first page, also where the page at hand is another branch's. */
    text: string | null;
    header: HandoffHeader | null;
    /** What was derived for the commit that the page covers; null where that cannot be known. */
    previous: Handoff | null;
    /** What files of that commit are called now. */
    renames: Renames;
    /** The page that this branch had before, where it has none now. */
    removed: RemovedPage | null;
}
/** What the page that was found means for the new one. */
export declare function readOldPage(branch: Branch, facts: BranchFacts, format: PageFormat, found: string | null): Promise<OldPage>;
/**
 * A page of another branch came here by a merge, a copy or because this branch was cut from that one. A page whose
 * branch is gone and that tells this branch's work, or was written on one of its commits, is ours: the
 * branch was renamed.
 */
export declare function isForeign(header: HandoffHeader, facts: BranchFacts, history: PageHistory): Promise<boolean>;
/** What stood on a page when it was written: derived again, for the commit it covers; null where that is not known. */
export declare function readPreviousHandoff(branch: Branch, facts: BranchFacts, header: HandoffHeader): Promise<Handoff | null>;
