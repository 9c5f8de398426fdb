import type { RuleId, Severity } from './rules.js';
/** The sections a page can have, in the order of a new page. */
export declare const sectionNames: readonly ['context', 'completed', 'remaining', 'decisions', 'gotchas', 'architecture', 'dependencies', 'environment'];
export type SectionName = (typeof sectionNames)[number];
/** Sections that every page has, named in the configuration or not. */
export declare const requiredSections: readonly SectionName[];
/** What `.handoff.yml` says, with every default filled in: see `options.ts` for what each means. */
export interface Config {
    /** Relative to the root, with `/`; may hold `{branch}`, see `renderPagePath`. */
    readonly path: string;
    /** A branch, tag or commit; null where git decides. */
    readonly base: string | null;
    /** Globs on paths relative to the root. */
    readonly ignore: readonly string[];
    readonly detailLevel: 'full' | 'summary';
    readonly includeCode: boolean;
    readonly includeEnv: boolean;
    readonly format: 'markdown' | 'json';
    readonly prompt: 'auto' | 'never';
    readonly publish: 'auto' | 'block' | 'local';
    readonly verify: readonly string[];
    /** In order; the required ones are always among them. */
    readonly sections: readonly SectionName[];
    readonly rules: Readonly<Record<RuleId, RuleSetting>>;
    readonly failOn: 'error' | 'warning' | 'info' | 'never';
}
export interface RuleSetting {
    readonly severity: Severity;
}
