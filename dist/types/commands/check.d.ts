import { type RuleFinding } from '../core/lint/lint.js';
import type { LintInput } from '../core/lint/rule.js';
import { type CheckReport } from '../core/report/report.js';
import type { FoundPage } from '../git/freshness/found-page.js';
import type { BranchRange } from '../git/range.js';
import { type BranchOptions, type Configured } from './branch.js';
export interface CheckResult {
    report: CheckReport;
    /** Where the page is, or would be, relative to the root. */
    path: string;
    /** The page's text, which the places are places of; empty without a page. */
    text: string;
}
/** What was looked at, and what was found: `--fix` goes on from here. */
export interface Checked extends CheckResult {
    configured: Configured;
    /** Null where the branch could not be compared. */
    range: BranchRange | null;
    page: FoundPage | null;
    input: LintInput;
    /** What the report says, with what would repair it. */
    findings: readonly RuleFinding[];
}
/**
 * Checks the page of a branch against the branch. Writes nothing.
 *
 * @throws HandoffError of kind `page` for a page that cannot be read, `usage` where there is nothing to hand off.
 * Missing history is no error: the report says that it is not known.
 */
export declare function checkHandoff(options: BranchOptions): Promise<Checked>;
/** As `checkHandoff`, in a repository that is open already. */
export declare function checkConfigured(configured: Configured, options: BranchOptions): Promise<Checked>;
