/**
 * How a page stands to its branch, asked in four rungs, each of which costs more than the one before:
 *
 * 1. names: which branch and which commit the page names;
 * 2. tree: which paths the commits after that one touch;
 * 3. work: the identity of what the branch changes;
 * 4. content: what an earlier commit had changed, compared file by file (`git/freshness/difference.ts`).
 *
 * The push hook climbs to the third and stops where one does not prove the page fresh. The table of all branches stops at the
 * first that answers, and guesses after the third. `check`, `resume` and whoever writes the page have read the work anyway, and
 * climb to the fourth where it differs (`git/freshness/read.ts`).
 */
import { commitsAfter, type ListedCommit } from '../commits/graph.js'
import type { Oid } from '../facts.js'
import { isNameOfBranch } from '../secrets/mask.js'
import type { Freshness } from './freshness.js'

/** First rung: whether a page names another branch; a page or a head without a name is as good as named alike. */
export function isNamedOtherwise(page: string | null, branch: string | null): page is string {
  return page !== null && branch !== null && !isNameOfBranch(page, branch)
}

/** What can be had of a branch for next to nothing. */
export interface TreeSubject {
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

/** What a commit does to a path. */
export interface TouchedPath {
  path: string
  isDeleted: boolean
}

/** The commits whose paths decide: few where the page covers a commit of the branch. */
export function listAsked(subject: TreeSubject): readonly ListedCommit[] {
  if (isOthers(subject)) return []
  const covered = findCovered(subject)
  return covered === null ? subject.commits : commitsAfter(subject.commits, covered)
}

/**
 * Second rung, for a table of hundreds of branches, by names and touched paths: a page that
 * covers a commit of the branch is fresh where no commit after that one touches anything but the page, stale
 * where one does. `doubtful` where only the content can tell: after a rebase, a squash or a merge that touched files.
 *
 * In two cases this is not what `check` says: changes that cancel each other out make the page stale here; line numbers
 * that moved are not seen.
 */
export function judgeTree(subject: TreeSubject, touches: Touches): Freshness | 'doubtful' {
  const { path, page, commits } = subject
  if (isOthers(subject)) return 'foreign'
  const covered = findCovered(subject)
  if (covered !== null) return judge(subject, touches, covered)
  const own = commits.find(({ sha }) => touches.pathsOf(sha).some((touched) => touched.path === path))
  if (page === null)
    return own !== undefined && isFinished(subject, touches, own.sha) ? 'finished' : 'missing'
  // No commit of the branch has touched it: it came with the base.
  if (own === undefined)
    return isNamedOtherwise(subject.page?.branch ?? null, subject.branch) ? 'foreign' : 'missing'
  if (page.work !== null) return 'doubtful'
  return isNamedOtherwise(subject.page?.branch ?? null, subject.branch)
    ? 'foreign'
    : judge(subject, touches, own.sha)
}

function isOthers(subject: TreeSubject): boolean {
  return (
    isNamedOtherwise(subject.page?.branch ?? null, subject.branch) &&
    subject.branchExists(subject.page?.branch ?? '')
  )
}

/** The commit of the branch that its page covers. */
function findCovered({ page, commits }: TreeSubject): Oid | null {
  const covers = page === null || page.work === null ? null : page.covers
  if (covers === null) return null
  return commits.find(({ sha }) => sha.startsWith(covers))?.sha ?? null
}

function isFinished(subject: TreeSubject, touches: Touches, own: Oid): boolean {
  const removed = touches.pathsOf(own).some(({ path, isDeleted }) => path === subject.path && isDeleted)
  return removed && workAfter(subject, touches, own).length === 0
}

function judge(subject: TreeSubject, touches: Touches, covered: Oid): 'fresh' | 'stale' | 'doubtful' {
  const after = workAfter(subject, touches, covered)
  if (after.length === 0) return 'fresh'
  // A merge that only joins both sides' changes of a file looks like one that changes it.
  return after.every(({ parents }) => parents.length > 1) ? 'doubtful' : 'stale'
}

function workAfter(
  { commits, path: page }: TreeSubject,
  { pathsOf, isIgnored }: Touches,
  since: Oid,
): ListedCommit[] {
  const isWork = ({ path }: TouchedPath) => path !== page && !isIgnored(path)
  return commitsAfter(commits, since).filter(({ sha }) => pathsOf(sha).some(isWork))
}

/** Third rung. A page that is not fresh by it may still be so by its content, which only `git/freshness` can read. */
export function judgeWork(
  page: { branch: string | null; work: string | null },
  now: { branch: string | null; work: string },
): 'fresh' | 'foreign' | 'stale' {
  if (page.work === now.work) return 'fresh'
  return isNamedOtherwise(page.branch, now.branch) ? 'foreign' : 'stale'
}
