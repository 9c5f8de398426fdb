import type { Config } from '../config/config.js'
import type { BranchFacts, Oid } from '../facts.js'
import type { Freshness } from '../freshness/freshness.js'
import type { Diagnostic } from '../lint/diagnostic.js'
import { countSeverities } from '../lint/lint.js'

/** The shape of `check --json`. */
export interface CheckReport {
  version: 1
  branch: string | null
  head: Oid | null
  base: BranchFacts['base'] | null
  /** The page; null where there is none. */
  handoff: { path: string; branch: string | null; covers: string | null; work: string | null } | null
  freshness: Freshness
  /** Why the freshness is what it is, where that needs saying: a sentence. */
  reason: string | null
  /** What to do where the freshness is unknown: sentences, Markdown. Only there. */
  hints?: readonly string[]
  verdict: 'pass' | 'fail' | 'unknown'
  counts: Record<'error' | 'warning' | 'info', number>
  diagnostics: readonly Diagnostic[]
}

const levels = { error: 3, warning: 2, info: 1 } as const
const thresholds = { error: 3, warning: 2, info: 1, never: 4 } as const

/** Findings at or over the failing level fail; where nothing fails, what could not be compared is not passed. */
export function deriveVerdict(
  diagnostics: readonly Diagnostic[],
  freshness: Freshness,
  failOn: Config['failOn'],
): CheckReport['verdict'] {
  if (diagnostics.some(({ severity }) => levels[severity] >= thresholds[failOn])) return 'fail'
  return freshness === 'unknown' ? 'unknown' : 'pass'
}

/** `1 error, 2 warnings`; empty where there is nothing. */
export function renderCounts(diagnostics: readonly Diagnostic[]): string {
  const counts = countSeverities(diagnostics)
  return (['error', 'warning', 'info'] as const)
    .filter((severity) => counts[severity] > 0)
    .map(
      (severity) =>
        `${counts[severity]} ${severity}${counts[severity] === 1 || severity === 'info' ? '' : 's'}`,
    )
    .join(', ')
}

/** What the report says in one line; `page` is how the page's path is to be shown. */
export function renderVerdict({ freshness, diagnostics, reason }: CheckReport, page: string): string {
  const counts = renderCounts(diagnostics)
  const found = counts === '' ? '' : ` (${counts})`
  switch (freshness) {
    case 'fresh':
      return `${page} matches the branch${found}.`
    case 'moved':
      return `${page} matches the branch, but line numbers on it have moved${found}.`
    case 'stale':
      return `${page} is stale: the branch has work that it does not cover${found}.`
    case 'foreign':
      return `${page} is the page of another branch${found}.`
    case 'missing':
      return reason === null
        ? `There is no ${page} on this branch, or nothing in it${found}.`
        : `This branch has no ${page} of its own: ${reason}${found}.`
    case 'finished':
      return `This branch is finished: ${page} was removed${found}.`
    case 'unknown':
      return `Cannot tell whether ${page} matches the branch${reason === null ? '' : `: ${reason.replace(/\.$/, '')}`}${found}.`
  }
}
