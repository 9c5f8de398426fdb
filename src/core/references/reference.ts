import type { Span } from '../document/page.js'
import type { Oid } from '../facts.js'

/** Something of the repository that people's text on a page names. */
export interface Reference {
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
export type ReferenceState = 'alive' | 'dead' | 'unknown' | 'moved' | 'drifted' | 'unjudged'

export interface JudgedReference extends Reference {
  state: ReferenceState
  /** The path it resolves to, relative to the root; null where it resolves to none. */
  path: string | null
  /** The commit at which the naming line was last touched; null where that is not known. */
  since: Oid | null
  /** Where the text is now, for `moved`: 1-based, inclusive; and what replaces the numbers in the page. */
  moved: { lines: readonly [number, number]; edit: { start: number; end: number; text: string } } | null
  /** For anchors of decisions and gotchas (`path#symbol`): whether that symbol's text has changed since. */
  recheck: boolean
  /** The nearest thing that is there now, such as what the file was renamed to; null without one. */
  nearest: string | null
}
