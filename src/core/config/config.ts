export type SectionName = (typeof sectionNames)[number]

/** What `.handoff.yml` says, with every default filled in: see `options.ts` for what each means. */
export interface Config {
  /** Relative to the root, with `/`; may hold `{branch}`, see `renderPagePath`. */
  readonly path: string
  /** A branch, tag or commit; null where git decides. */
  readonly base: string | null
  /** Globs on paths relative to the root. */
  readonly ignore: readonly string[]
  readonly detailLevel: 'full' | 'summary'
  readonly includeCode: boolean
  readonly includeEnv: boolean
  readonly format: 'markdown' | 'json'
  readonly prompt: 'auto' | 'never'
  readonly publish: 'auto' | 'block' | 'local'
  readonly verify: readonly string[]
  /** In order; the required ones are always among them. */
  readonly sections: readonly SectionName[]
  readonly rules: Readonly<Record<RuleId, RuleSetting>>
  readonly failOn: 'error' | 'warning' | 'info' | 'never'
}

export interface RuleSetting {
  readonly severity: Severity
}

export type Severity = (typeof severities)[number]

export type RuleId = keyof typeof rules

/** The sections a page can have, in the order of a new page. */
export const sectionNames = [
  'context',
  'completed',
  'remaining',
  'decisions',
  'gotchas',
  'architecture',
  'dependencies',
  'environment',
] as const

/** Sections that every page has, named in the configuration or not. */
export const requiredSections: readonly SectionName[] = sectionNames.slice(0, 5)

/** How loud a rule is; `off` switches it off. */
export const severities = ['off', 'info', 'warning', 'error'] as const

/** Every rule of `check`: its default severity, and what it finds, in Markdown. */
export const rules = {
  'handoff-present': { severity: 'error', finds: 'no page, or an empty one' },
  'own-branch': { severity: 'error', finds: 'the page of another branch' },
  'work-covered': { severity: 'error', finds: 'work that the page does not cover' },
  'derived-part': {
    severity: 'warning',
    finds: 'derived lines that someone edited, or line numbers that moved',
  },
  'no-dead-path': {
    severity: 'error',
    finds: 'a path that existed when the line was written, and no longer does',
  },
  'no-dead-symbol': {
    severity: 'error',
    finds: 'a symbol that existed when the line was written, and no longer does',
  },
  'no-dead-command': {
    severity: 'error',
    finds: 'a command that existed when the line was written, and no longer does',
  },
  'no-unknown-path': { severity: 'info', finds: 'a path that never existed' },
  'no-drifted-lines': { severity: 'warning', finds: 'a line reference whose text has moved or changed' },
  'recheck-anchor': {
    severity: 'warning',
    finds: 'a decision or gotcha about code that has changed since it was written',
  },
  'no-done-task': {
    severity: 'warning',
    finds: 'a task under remaining work that is marked as done or probably done',
  },
  'no-contradiction': { severity: 'warning', finds: 'the same item listed as done and as remaining' },
  'task-actionable': {
    severity: 'warning',
    finds: 'a task too vague to start: it does not say what to change, or to what end',
  },
  'decision-reason': { severity: 'warning', finds: 'a decision without its reason' },
  'section-filled': {
    severity: 'warning',
    finds: 'Context, Remaining Work, Key Decisions or Gotchas that is missing or empty',
  },
  'no-placeholder': { severity: 'error', finds: 'TBD, template text, and lines of dots only' },
  'no-secret': { severity: 'error', finds: 'keys and tokens' },
  'no-absolute-path': { severity: 'warning', finds: 'home and absolute paths, user names in paths' },
  'page-size': { severity: 'warning', finds: 'a page that is too long to be read' },
} as const satisfies Record<string, { severity: Severity; finds: string }>
