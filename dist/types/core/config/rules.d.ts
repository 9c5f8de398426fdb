/** How loud a rule is; `off` switches it off. */
export declare const severities: readonly ['off', 'info', 'warning', 'error'];
export type Severity = (typeof severities)[number];
/** Every rule of `check`: its default severity, and what it finds, in Markdown. */
export declare const rules: {
    readonly 'handoff-present': {
        readonly severity: 'error';
        readonly finds: 'no page, or nothing in it';
    };
    readonly 'own-branch': {
        readonly severity: 'error';
        readonly finds: 'a page of another branch';
    };
    readonly 'work-covered': {
        readonly severity: 'error';
        readonly finds: 'work that the page does not cover';
    };
    readonly 'derived-part': {
        readonly severity: 'warning';
        readonly finds: 'derived lines edited by hand, or line numbers that moved';
    };
    readonly 'no-dead-path': {
        readonly severity: 'error';
        readonly finds: 'a path that was there when the page was last touched, and is gone';
    };
    readonly 'no-dead-symbol': {
        readonly severity: 'error';
        readonly finds: 'a symbol that was there when the page was last touched, and is gone';
    };
    readonly 'no-dead-command': {
        readonly severity: 'error';
        readonly finds: 'a command that was there when the page was last touched, and is gone';
    };
    readonly 'no-unknown-path': {
        readonly severity: 'info';
        readonly finds: 'a path that never was there';
    };
    readonly 'no-drifted-lines': {
        readonly severity: 'warning';
        readonly finds: 'a line reference whose text has moved or changed';
    };
    readonly 'recheck-anchor': {
        readonly severity: 'warning';
        readonly finds: 'a decision or gotcha about code that has changed since it was written';
    };
    readonly 'no-done-task': {
        readonly severity: 'warning';
        readonly finds: 'a done mark under remaining work, or evidence that the task is done';
    };
    readonly 'no-contradiction': {
        readonly severity: 'warning';
        readonly finds: 'the same item as done and as remaining';
    };
    readonly 'task-actionable': {
        readonly severity: 'warning';
        readonly finds: 'a task that a stranger cannot start: no object, or no outcome';
    };
    readonly 'decision-reason': {
        readonly severity: 'warning';
        readonly finds: 'a decision without its reason';
    };
    readonly 'section-filled': {
        readonly severity: 'warning';
        readonly finds: 'Context, Remaining Work, Key Decisions or Gotchas missing or empty';
    };
    readonly 'no-placeholder': {
        readonly severity: 'error';
        readonly finds: 'TBD, template text, lone ellipses';
    };
    readonly 'no-secret': {
        readonly severity: 'error';
        readonly finds: 'keys and tokens';
    };
    readonly 'no-absolute-path': {
        readonly severity: 'warning';
        readonly finds: 'home and absolute paths, user names in paths';
    };
    readonly 'page-size': {
        readonly severity: 'warning';
        readonly finds: 'a page longer than a reader will read';
    };
};
export type RuleId = keyof typeof rules;
