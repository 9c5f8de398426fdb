import type { Oid } from '../facts.js'
import type { Freshness } from '../freshness/freshness.js'
import { isNameOfBranch } from '../secrets/mask.js'
import { commitsAfter, type ListedCommit, type TouchedPath } from './commit-graph.js'

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
}

/** What commits touch; only those that `listAsked` names are asked for. */
export interface Touches {
  pathsOf: (commit: Oid) => readonly TouchedPath[]
  isIgnored: (path: string) => boolean
}

/** The commits whose paths decide: few where the page covers a commit of the branch. */
export function listAsked(subject: CheapSubject): readonly ListedCommit[] {
  if (isOthers(subject)) return []
  const covered = findCovered(subject)
  return covered === null ? subject.commits : commitsAfter(subject.commits, covered)
}

/**
 * How a page stands to its branch, told by names instead of content, for a table of hundreds of branches: a page that
 * covers a commit of the branch is fresh where no commit after that one touches anything but the page, stale
 * where one does. `doubtful` where only the content can tell: after a rebase, a squash or a merge that touched files.
 *
 * In two cases this is not what `check` says: changes that cancel each other out make the page stale here; line numbers
 * that moved are not seen.
 */
export function deriveCheapFreshness(subject: CheapSubject, touches: Touches): Freshness | 'doubtful' {
  const { path, page, commits } = subject
  if (isOthers(subject)) return 'foreign'
  const covered = findCovered(subject)
  if (covered !== null) return judge(subject, touches, covered)
  const own = commits.find(({ sha }) => touches.pathsOf(sha).some((touched) => touched.path === path))
  if (page === null)
    return own !== undefined && isFinished(subject, touches, own.sha) ? 'finished' : 'missing'
  // No commit of the branch has touched it: it came with the base.
  if (own === undefined) return isNamedOtherwise(subject) ? 'foreign' : 'missing'
  if (page.work !== null) return 'doubtful'
  return isNamedOtherwise(subject) ? 'foreign' : judge(subject, touches, own.sha)
}

function isNamedOtherwise({ page, branch }: CheapSubject): boolean {
  return page !== null && page.branch !== null && !isNameOfBranch(page.branch, branch)
}

function isOthers(subject: CheapSubject): boolean {
  return isNamedOtherwise(subject) && subject.branchExists(subject.page?.branch ?? '')
}

/** The commit of the branch that its page covers. */
function findCovered({ page, commits }: CheapSubject): Oid | null {
  const covers = page === null || page.work === null ? null : page.covers
  if (covers === null) return null
  return commits.find(({ sha }) => sha.startsWith(covers))?.sha ?? null
}

function isFinished(subject: CheapSubject, touches: Touches, own: Oid): boolean {
  const removed = touches.pathsOf(own).some(({ path, isDeleted }) => path === subject.path && isDeleted)
  return removed && workAfter(subject, touches, own).length === 0
}

function judge(subject: CheapSubject, touches: Touches, covered: Oid): 'fresh' | 'stale' | 'doubtful' {
  const after = workAfter(subject, touches, covered)
  if (after.length === 0) return 'fresh'
  // A merge that only joins both sides' changes of a file looks like one that changes it.
  return after.every(({ parents }) => parents.length > 1) ? 'doubtful' : 'stale'
}

function workAfter(
  { commits, path: page }: CheapSubject,
  { pathsOf, isIgnored }: Touches,
  since: Oid,
): ListedCommit[] {
  const isWork = ({ path }: TouchedPath) => path !== page && !isIgnored(path)
  return commitsAfter(commits, since).filter(({ sha }) => pathsOf(sha).some(isWork))
}
