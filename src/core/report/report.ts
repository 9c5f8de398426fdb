import type { Config } from '../config/config.js'
import type { BranchFacts, Oid, Operation } from '../facts.js'
import { describePage } from '../freshness/advice.js'
import type { Freshness, FreshnessCause } from '../freshness/freshness.js'
import { countSeverities, type Diagnostic } from '../lint/lint.js'

/** The shape of `check --json`. */
export interface CheckReport {
  version: 1
  branch: string | null
  head: Oid | null
  base: BranchFacts['base'] | null
  /** The page; null where there is none. */
  handoff: { path: string; branch: string | null; covers: string | null; work: string | null } | null
  /** What git has begun here and not ended, with the files that have a conflict. Only in the middle of something. */
  operation?: Operation
  freshness: Freshness
  /** What makes it so, for programs. */
  cause: FreshnessCause
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
function renderCounts(diagnostics: readonly Diagnostic[]): string {
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
  const said = describePage(freshness, page, diagnostics)
  const why = reason?.replace(/\.$/, '') ?? null
  switch (freshness) {
    case 'fresh':
    case 'moved':
      return `${said}.`
    case 'missing':
      if (why !== null) return `This branch has no ${page} of its own: ${why}${renderFound(diagnostics)}.`
      break
    case 'unknown':
      if (why !== null) return `${said}: ${why}${renderFound(diagnostics)}.`
      break
    default:
  }
  return `${said}${renderFound(diagnostics)}.`
}

/** ` (1 error, 2 warnings)` */
function renderFound(diagnostics: readonly Diagnostic[]): string {
  const counts = renderCounts(diagnostics)
  return counts === '' ? '' : ` (${counts})`
}
