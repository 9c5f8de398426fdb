import type { HistoryCause } from '../errors.js'
import type { Oid } from '../facts.js'

/** How a page stands to its branch: see the table in docs/freshness.md. */
export const freshnessNames = [
  'fresh',
  'moved',
  'stale',
  'foreign',
  'missing',
  'finished',
  'unknown',
] as const
export type Freshness = (typeof freshnessNames)[number]

/** What makes a page fresh, stale and so on: programs decide by this, never by the words of a reason. */
export type FreshnessCause =
  /** fresh: the page covers the branch's work. */
  | 'work-covered'
  /** moved: the work is covered, but line numbers on the page are out of date. */
  | 'lines-moved'
  /** stale: files are named. */
  | 'work-changed'
  /** stale, without names: the page names no commit, one that is not here, or one that is other work than it says. */
  | 'covered-commit-unnamed'
  | 'covered-commit-not-here'
  | 'covered-commit-differs'
  /** foreign: the page names another branch that exists, or other work. */
  | 'other-branch'
  /** missing: no file; a file without words; the page that the base has as well. */
  | 'no-page'
  | 'empty-page'
  | 'page-of-base'
  /** finished: the page was removed, and no work came after. */
  | 'page-removed'
  /** unknown: no commit of the branch has touched a page that does not say what it covers. */
  | 'page-not-committed'
  /** unknown: the configuration or the page cannot be read. */
  | 'config-invalid'
  | 'page-unreadable'
  /** unknown: GitHub did not give the commits that are needed. */
  | 'history-not-fetched'
  | HistoryCause

/** A file whose change the page does not cover. */
export interface UncoveredFile {
  /** Relative to the root; a folder, with `/` at its end, where the page tells files by folder. */
  path: string
  /** Commits since the page was written that touch it, newest first; empty where that cannot be told. */
  commits: readonly { sha: Oid; subject: string; author: string }[]
}

/** What was found out about a page and its branch. */
export interface FreshnessReading {
  freshness: Freshness
  cause: FreshnessCause
  /** The branch that the page says it belongs to; null where it says none. */
  pageBranch: string | null
  /** Whether the branch was only renamed since: the page's branch is gone, its work is this one's. */
  renamedFrom: string | null
  /** Up to which commit the page covers the work, of a stale page; null where that is not known. */
  since: Oid | null
  /** Of a stale page: worst first. Empty where it cannot be told which. */
  uncovered: readonly UncoveredFile[]
  /** Why it is unknown, missing in spite of a file, or why a stale page cannot name its files; null otherwise. */
  reason: string | null
  /** What to do where it is unknown: sentences, Markdown. */
  hints?: readonly string[]
}

const usualCauses: Readonly<Record<Freshness, FreshnessCause>> = {
  fresh: 'work-covered',
  moved: 'lines-moved',
  stale: 'work-changed',
  foreign: 'other-branch',
  missing: 'no-page',
  finished: 'page-removed',
  unknown: 'commit-not-here',
}

/** A reading of which nothing more is known than its name and what makes it so. */
export function freshnessOf(freshness: Freshness, more: Partial<FreshnessReading> = {}): FreshnessReading {
  return {
    freshness,
    cause: usualCauses[freshness],
    pageBranch: null,
    renamedFrom: null,
    since: null,
    uncovered: [],
    reason: null,
    ...more,
  }
}
