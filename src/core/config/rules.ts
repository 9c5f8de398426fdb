/** How loud a rule is; `off` switches it off. */
export const severities = ['off', 'info', 'warning', 'error'] as const
export type Severity = (typeof severities)[number]

/** Every rule of `check`: its default severity, and what it finds, in Markdown. */
export const rules = {
  'handoff-present': { severity: 'error', finds: 'no page, or nothing in it' },
  'own-branch': { severity: 'error', finds: 'a page of another branch' },
  'work-covered': { severity: 'error', finds: 'work that the page does not cover' },
  'derived-part': {
    severity: 'warning',
    finds: 'derived lines edited by hand, or line numbers that moved',
  },
  'no-dead-path': {
    severity: 'error',
    finds: 'a path that was there when the page was last touched, and is gone',
  },
  'no-dead-symbol': {
    severity: 'error',
    finds: 'a symbol that was there when the page was last touched, and is gone',
  },
  'no-dead-command': {
    severity: 'error',
    finds: 'a command that was there when the page was last touched, and is gone',
  },
  'no-unknown-path': { severity: 'info', finds: 'a path that never was there' },
  'no-drifted-lines': {
    severity: 'warning',
    finds: 'a line reference whose text has moved or changed',
  },
  'recheck-anchor': {
    severity: 'warning',
    finds: 'a decision or gotcha about code that has changed since it was written',
  },
  'no-done-task': {
    severity: 'warning',
    finds: 'a done mark under remaining work, or evidence that the task is done',
  },
  'no-contradiction': { severity: 'warning', finds: 'the same item as done and as remaining' },
  'task-actionable': {
    severity: 'warning',
    finds: 'a task that a stranger cannot start: no object, or no outcome',
  },
  'decision-reason': { severity: 'warning', finds: 'a decision without its reason' },
  'section-filled': {
    severity: 'warning',
    finds: 'Context, Remaining Work, Key Decisions or Gotchas missing or empty',
  },
  'no-placeholder': { severity: 'error', finds: 'TBD, template text, lone ellipses' },
  'no-secret': { severity: 'error', finds: 'keys and tokens' },
  'no-absolute-path': {
    severity: 'warning',
    finds: 'home and absolute paths, user names in paths',
  },
  'page-size': { severity: 'warning', finds: 'a page longer than a reader will read' },
} as const satisfies Record<string, { severity: Severity; finds: string }>

export type RuleId = keyof typeof rules
