import type { Diagnostic, Finding } from './diagnostic.js';
import type { LintInput, Rule } from './rule.js';
/** A finding with the rule that made it. */
export interface RuleFinding extends Finding {
    diagnostic: Diagnostic;
}
/**
 * Runs the rules over a page: findings of rules that are off, in the configuration or by a comment on the page, are
 * left out; the rest stand in the order of their places, those without a place first.
 */
export declare function lint(input: LintInput, rules: readonly Rule[]): RuleFinding[];
/** Errors, warnings and infos. */
export declare function countSeverities(diagnostics: readonly Diagnostic[]): Record<'error' | 'warning' | 'info', number>;
