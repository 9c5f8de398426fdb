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

/** What a rule has to say about a page: the shape of `check --json`. */
export interface Diagnostic {
  ruleId: RuleId
  severity: Exclude<Severity, 'off'>
  /** States the fact in plain words: `src/x.ts` no longer exists. */
  reason: string
  /** In the page; null where the finding has no place in it. */
  place: Place | null
  /** What to do, or how a better line would look; Markdown. */
  hint: string | null
  /** Whether `--fix` repairs it. */
  fixable: boolean
  data: Readonly<Record<string, unknown>>
}

/** What a rule finds; the runner stamps rule and severity on it and turns offsets into lines. */
export interface Finding {
  /** Offsets in the page's text; null where the finding has no place in it. */
  span: Span | null
  /** States the fact in plain words: `src/x.ts` no longer exists. */
  reason: string
  hint?: string
  /** The loudest that this finding may be, whatever the rule's severity. */
  atMost?: 'warning' | 'info'
  data?: Readonly<Record<string, unknown>>
  /** What would repair it, without touching a word of a person's; `update` is what `create` does with a page. */
  fix?: readonly Edit[] | 'update'
}
