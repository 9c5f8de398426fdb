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

/** A file whose change the page does not cover. */
export interface UncoveredFile {
  path: string
  /** Commits since the page was written that touch it, newest first; empty where that cannot be told. */
  commits: readonly { sha: Oid; subject: string; author: string }[]
}

/** What was found out about a page and its branch. */
export interface FreshnessReading {
  freshness: Freshness
  /** Whether the branch was only renamed since: the page's branch is gone, its work is this one's. */
  renamedFrom: string | null
  /** Of a stale page: worst first. Empty where it cannot be told which. */
  uncovered: readonly UncoveredFile[]
  /** Why it is unknown, or why a stale page cannot name its files; null otherwise. */
  reason: string | null
}
