import type { Config, RuleId, Severity } from '../config/config.js'
import type { BranchFacts } from '../facts.js'
import type { FreshnessReading } from '../freshness/freshness.js'
import type { Handoff } from '../handoff.js'
import type { Page, Span } from '../page/page.js'
import { applyEdits, type Edit, parseSource } from '../page/source.js'
import type { JudgedReference } from '../references/reference.js'
import type { FoundSecret } from '../secrets/find.js'
import type { LintItem } from './page.js'
import { parseSwitches } from './switches.js'

/** A finding with the rule that made it. */
export interface RuleFinding extends Finding {
  diagnostic: Diagnostic
}

/** A point in the page: both 1-based, columns count UTF-16 units (as unist does). */
export interface Point {
  line: number
  column: number
}

/** From the first character to behind the last. */
export interface SourceRange {
  start: Point
  end: Point
}

/** What a rule has to say about a page: the shape of `check --json`. */
export interface Diagnostic {
  ruleId: FindingId
  severity: Exclude<Severity, 'off'>
  /** States the fact in plain words: `src/x.ts` no longer exists. */
  reason: string
  /** In the page; null where the finding has no place in it. */
  place: SourceRange | null
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

/** Everything a rule can look at; all of it data. */
export interface LintInput {
  /** The page; null where there is none, or none that can be read. */
  page: Page | null
  /** The items of its sections that rules read: tasks, decisions, gotchas. Empty without a page. */
  items: readonly LintItem[]
  /** What this program wrote on the page, in order: see `deriveDerivedSpans`. */
  derivedSpans: readonly Span[]
  /** Whether the page's people write English: rules about language keep silent where they do not. */
  isEnglish: boolean
  /** Null where the branch cannot be compared with its base. */
  facts: BranchFacts | null
  /** What `create` would derive now; null where history is missing. */
  draft: Handoff | null
  freshness: FreshnessReading
  /** Paths, places, symbols, commands and commits that people's text names, each looked up. */
  references: readonly JudgedReference[]
  /** Keys and tokens on the page. */
  secrets: readonly FoundSecret[]
  config: Config
}

/** One rule: pure, and without severity, which is the configuration's. */
export interface Rule {
  id: RuleId
  find(input: LintInput): Finding[]
}

const ranks = { error: 0, warning: 1, info: 2 } as const

/**
 * Runs the rules over a page: findings of rules that are off, in the configuration or by a comment on the page, are
 * left out; the rest stand in the order of their places, those without a place first.
 */
export function lint(input: LintInput, rules: readonly Rule[]): RuleFinding[] {
  const { page, config } = input
  const text = page?.source.text ?? ''
  const locate = createLocator(text)
  const switches = parseSwitches(text, page?.root ?? null)
  const found = rules.flatMap((rule) => {
    const { severity } = config.rules[rule.id]
    if (severity === 'off') return []
    return rule
      .find(input)
      .filter(({ span }) => !switches.isOff(rule.id, span?.start ?? null))
      .map((finding): RuleFinding => {
        const { span, cause, reason, hint, fix, data, atMost } = finding
        const diagnostic: Diagnostic = {
          ruleId: rule.id,
          severity: atMost !== undefined && ranks[atMost] > ranks[severity] ? atMost : severity,
          reason,
          place: span === null ? null : locate(span),
          hint: hint ?? null,
          fixable: fix !== undefined,
          data: { cause, ...data },
        }
        return { ...finding, diagnostic }
      })
  })
  return found.sort(
    (a, b) =>
      (a.span?.start ?? -1) - (b.span?.start ?? -1) ||
      ranks[a.diagnostic.severity] - ranks[b.diagnostic.severity],
  )
}

/** Errors, warnings and infos. */
export function countSeverities(
  diagnostics: readonly Diagnostic[],
): Record<'error' | 'warning' | 'info', number> {
  const counts = { error: 0, warning: 0, info: 0 }
  for (const { severity } of diagnostics) counts[severity]++
  return counts
}

/** A rule of `check`, or what the Action's `require: finished` asks for. */
type FindingId = RuleId | 'require-finished'

/** What was found, one for each kind of finding: programs decide by this, never by the words of a reason. */
type FindingCause =
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

/** Turns offsets of a text into lines and columns, both 1-based; a line feed ends the line it is on. */
export function createLocator(text: string): (span: Span) => SourceRange {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  const point = (offset: number): Point => {
    const inside = Math.min(Math.max(offset, 0), text.length)
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((starts[middle] ?? 0) <= inside) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: inside - (starts[low] ?? 0) + 1 }
  }
  return ({ start, end }) => ({ start: point(start), end: point(Math.max(start, trimEnd(text, start, end))) })
}

/** A span of whole lines ends behind its last character, not on the line below. */
function trimEnd(text: string, start: number, end: number): number {
  let last = Math.min(end, text.length)
  while (last > start && (text[last - 1] === '\n' || text[last - 1] === '\r')) last--
  return last
}

/**
 * A page with the edits that its findings offer. Where two concern the same place, the first one is made: what the
 * other would repair is found again, if it still needs it.
 */
export function applyFixes(text: string, findings: readonly Pick<Finding, 'fix'>[]): string {
  const edits: Edit[] = []
  for (const { fix } of findings) {
    const own = fix === undefined || fix === 'update' ? [] : fix
    if (!own.some((edit) => edits.some((other) => overlap(edit, other)))) edits.push(...own)
  }
  return applyEdits(parseSource(text), edits)
}

/** Insertions at one place are in each other's way as well: their order would be a guess. */
function overlap(one: Edit, other: Edit): boolean {
  return one.start === other.start || (one.start < other.end && other.start < one.end)
}
