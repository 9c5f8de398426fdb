import type { Oid } from '../facts.js'
import type { Freshness } from '../freshness/freshness.js'
import type { TaskCount } from '../page/tasks.js'

/** A branch as `status --json` tells it. */
export interface BranchRow {
  /** Short name, without the remote's. */
  branch: string
  /** The remote that has it at this commit; null where only this repository has. */
  remote: string | null
  /** Whether this repository has a branch of its own at this commit. */
  local: boolean
  head: Oid
  /** Of the newest commit. */
  author: string
  /** Author date of the newest commit, ISO 8601. */
  date: string
  /** `moved` is told by `check` only. */
  freshness: Freshness
  must: TaskCount
  /** Null without a page of its own. */
  title: string | null
  /** Commits that the base does not have, and that the branch does not have; null where that is not known. */
  ahead: number | null
  behind: number | null
}

/** What misleads comes first, then what is not written, then what is in order; merged branches come last. */
const urgency: readonly Freshness[] = ['stale', 'foreign', 'unknown', 'missing', 'moved', 'fresh', 'finished']

/** The branches that need attention first; among equals those with open tasks, then the newest. */
export function orderByAttention(rows: readonly BranchRow[]): BranchRow[] {
  const rank = (row: BranchRow) => (row.ahead === 0 ? urgency.length : urgency.indexOf(row.freshness))
  const isOpen = ({ must }: BranchRow) => Number(must.done < must.total)
  return [...rows].sort(
    (one, other) =>
      rank(one) - rank(other) ||
      isOpen(other) - isOpen(one) ||
      Date.parse(other.date) - Date.parse(one.date) ||
      (one.branch < other.branch ? -1 : Number(one.branch > other.branch)),
  )
}
