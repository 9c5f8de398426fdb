import type { LineRange, Oid } from '../facts.js'
import type { Span } from '../page/page.js'
import { renderCode } from '../text/code.js'

export interface JudgedReference extends Reference {
  state: ReferenceState
  /** What was looked for: the path or symbol without its lines, the script or target, the commit's abbreviation. */
  name: string
  /** The path it resolves to, relative to the root: of a dead one, what it was. Null where it resolves to none. */
  path: string | null
  /** The lines it names, 1-based, inclusive; null where it names none. */
  lines: LineRange | null
  /** The commit at which the naming line was last touched; null where that is not known, or not committed. */
  since: Oid | null
  /** Where the text is now, for `moved`: 1-based, inclusive; and what replaces the numbers in the page. */
  moved: { lines: LineRange; edit: { start: number; end: number; text: string } } | null
  /** For `path#symbol`: whether that symbol's text has changed since. */
  recheck: boolean
  /** The nearest thing that is there now, such as what the file was renamed to; null without one. */
  nearest: string | null
  /** Whether git tells that `nearest` is what it was renamed to; else it is only like it. */
  renamed: boolean
}

/** Something of the repository that people's text on a page names. */
interface Reference {
  kind: 'path' | 'lines' | 'symbol' | 'command' | 'commit'
  /** Where it is said, in the page's text. */
  span: Span
  /** As it is said: `src/a.ts:12-20`, `npm run lint`. */
  text: string
}

/**
 * What became of it since the line that names it was last touched: `alive`, `dead` (was true then, is not now),
 * `unknown` (never was true), `moved` (its text is on other lines now, which are known), `drifted` (its text changed),
 * `unjudged` (deliberate, outside the repository, or there is no history to judge by).
 */
type ReferenceState = 'alive' | 'dead' | 'unknown' | 'moved' | 'drifted' | 'unjudged'

/** ` (last seen at 4f2a91c0d3e5, when this line was last edited)`; empty where that is not known. */
export function renderSince({ since }: JudgedReference): string {
  return since === null ? '' : ` (last seen at ${since.slice(0, 12)}, when this line was last edited)`
}

/** What to write instead. */
export function renderNearest({ nearest, renamed }: JudgedReference): string | null {
  if (nearest === null) return null
  return renamed ? `It was renamed to ${renderCode(nearest)}.` : `Did you mean ${renderCode(nearest)}?`
}

/** The hint of a finding about something that is gone. */
export function renderRepair(reference: JudgedReference): string {
  return renderNearest(reference) ?? 'Name its replacement, or say on the line that it is gone.'
}

/** What people say; `derived` are the program's own lines, in order. */
export function listSaid(
  references: readonly JudgedReference[],
  derived: readonly Span[],
): JudgedReference[] {
  return references.filter(
    ({ span }) => !derived.some(({ start, end }) => start <= span.start && span.start < end),
  )
}

/** The plain facts behind a finding, for those who read JSON. */
export function referenceData(reference: JudgedReference): Record<string, unknown> {
  const { name, path, since, nearest, renamed } = reference
  return { name, path, since, nearest, renamed }
}
