import type { RuleId, Severity } from '../config/rules.js'
import type { Span } from '../document/page.js'
import type { Edit } from '../document/source.js'

/** A point in the page: both 1-based, columns count UTF-16 units (as unist does). */
export interface Point {
  line: number
  column: number
}

/** From the first character to behind the last. */
export interface Place {
  start: Point
  end: Point
}

/** A rule of `check`, or what the Action's `require: finished` asks for. */
export type FindingId = RuleId | 'require-finished'

/** What was found, one for each kind of finding: programs decide by this, never by the words of a reason. */
export type FindingCause =
  | 'no-page'
  | 'empty-page'
  | 'page-of-base'
  | 'page-not-removed'
  | 'other-branch'
  | 'renamed-branch'
  | 'file-not-covered'
  | 'file-no-longer-changed'
  | 'files-not-covered'
  | 'work-not-covered'
  | 'not-committed'
  | 'derived-line-moved'
  | 'derived-line-edited'
  | 'dead-path'
  | 'dead-symbol'
  | 'dead-command'
  | 'unknown-path'
  | 'unknown-line'
  | 'unknown-symbol'
  | 'unknown-commit'
  | 'lines-moved'
  | 'lines-changed'
  | 'anchor-changed'
  | 'done-mark'
  | 'done-by-removal'
  | 'done-and-open'
  | 'vague-task'
  | 'reason-missing'
  | 'section-missing'
  | 'section-empty'
  | 'placeholder'
  | 'template-text'
  | 'secret'
  | 'absolute-path'
  | 'page-too-long'

/** What a rule has to say about a page: the shape of `check --json`. */
export interface Diagnostic {
  ruleId: FindingId
  severity: Exclude<Severity, 'off'>
  /** States the fact in plain words: `src/x.ts` no longer exists. */
  reason: string
  /** In the page; null where the finding has no place in it. */
  place: Place | null
  /** What to do, or how a better line would look; Markdown. */
  hint: string | null
  /** Whether `--fix` repairs it. */
  fixable: boolean
  data: Readonly<Record<string, unknown>> & { cause: FindingCause }
}

/** What a rule finds; the runner stamps rule and severity on it and turns offsets into lines. */
export interface Finding {
  /** Offsets in the page's text; null where the finding has no place in it. */
  span: Span | null
  cause: FindingCause
  /** States the fact in plain words: `src/x.ts` no longer exists. */
  reason: string
  hint?: string
  /** The loudest that this finding may be, whatever the rule's severity. */
  atMost?: 'warning' | 'info'
  data?: Readonly<Record<string, unknown>>
  /** What would repair it, without touching a word of a person's; `update` is what `create` does with a page. */
  fix?: readonly Edit[] | 'update'
}
