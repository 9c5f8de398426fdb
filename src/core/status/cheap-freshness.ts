import type { Freshness } from '../freshness/freshness.js'
import { commitsAfter, type ListedCommit } from './commit-graph.js'

/** What can be had of a branch for next to nothing. */
export interface CheapSubject {
  branch: string
  /** The page's path. */
  path: string
  /** What the page says of itself; null without a page, or with an empty one. */
  page: { branch: string | null; covers: string | null; work: string | null } | null
  /** What the branch has beyond its base, the newest first. */
  commits: readonly ListedCommit[]
  branchExists: (name: string) => boolean
  isIgnored: (path: string) => boolean
}

/**
 * How a page stands to its branch, told by names instead of content, for a table of hundreds of branches: a page that
 * covers a commit of the branch is fresh where no commit after that one touches anything but the page, stale
 * where one does. `doubtful` where only the content can tell: after a rebase, a squash or a merge that touched files.
 *
 * In two cases this is not what `check` says: changes that cancel each other out make the page stale here; line numbers
 * that moved are not seen.
 */
export function deriveCheapFreshness(subject: CheapSubject): Freshness | 'doubtful' {
  const { branch, path, page, commits, branchExists } = subject
  const own = commits.find(({ paths }) => paths.some((touched) => touched.path === path))
  if (page === null) return own !== undefined && isFinished(subject, own) ? 'finished' : 'missing'
  const isNamedOtherwise = page.branch !== null && page.branch !== branch
  if (isNamedOtherwise && branchExists(page.branch ?? '')) return 'foreign'
  // No commit of the branch has touched it: it came with the base.
  if (own === undefined) return isNamedOtherwise ? 'foreign' : 'missing'
  if (page.work === null) return isNamedOtherwise ? 'foreign' : judge(subject, own)
  const { covers } = page
  const covered = covers === null ? undefined : commits.find(({ sha }) => sha.startsWith(covers))
  return covered === undefined ? 'doubtful' : judge(subject, covered)
}

function isFinished(subject: CheapSubject, own: ListedCommit): boolean {
  const removed = own.paths.some(({ path, isDeleted }) => path === subject.path && isDeleted)
  return removed && workAfter(subject, own).length === 0
}

function judge(subject: CheapSubject, covered: ListedCommit): 'fresh' | 'stale' | 'doubtful' {
  const after = workAfter(subject, covered)
  if (after.length === 0) return 'fresh'
  // A merge that only joins both sides' changes of a file looks like one that changes it.
  return after.every(({ parents }) => parents.length > 1) ? 'doubtful' : 'stale'
}

function workAfter({ commits, path: page, isIgnored }: CheapSubject, since: ListedCommit): ListedCommit[] {
  const isWork = ({ path }: { path: string }) => path !== page && !isIgnored(path)
  return commitsAfter(commits, since.sha).filter(({ paths }) => paths.some(isWork))
}
