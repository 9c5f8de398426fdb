import type { Config } from '../config/config.js';
import type { BranchFacts, Oid } from '../facts.js';
import type { Freshness } from '../freshness/freshness.js';
import type { Diagnostic } from '../lint/diagnostic.js';
/** The shape of `check --json`. */
export interface CheckReport {
    version: 1;
    branch: string | null;
    head: Oid | null;
    base: BranchFacts['base'] | null;
    /** The page; null where there is none. */
    handoff: {
        path: string;
        branch: string | null;
        covers: string | null;
        work: string | null;
    } | null;
    freshness: Freshness;
    /** Why the freshness is what it is, where that needs saying: a sentence. */
    reason: string | null;
    /** What to do where the freshness is unknown: sentences, Markdown. Only there. */
    hints?: readonly string[];
    verdict: 'pass' | 'fail' | 'unknown';
    counts: Record<'error' | 'warning' | 'info', number>;
    diagnostics: readonly Diagnostic[];
}
/** Findings at or over the failing level fail; where nothing fails, what could not be compared is not passed. */
export declare function deriveVerdict(diagnostics: readonly Diagnostic[], freshness: Freshness, failOn: Config['failOn']): CheckReport['verdict'];
/** `1 error, 2 warnings`; empty where there is nothing. */
export declare function renderCounts(diagnostics: readonly Diagnostic[]): string;
/** What the report says in one line; `page` is how the page's path is to be shown. */
export declare function renderVerdict({ freshness, diagnostics, reason }: CheckReport, page: string): string;
