import type { Oid } from '../facts.js'
import type { Freshness } from '../freshness/freshness.js'
import type { TaskCount } from '../page/tasks.js'
import { isNameOfBranch } from '../secrets/mask.js'

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

/** One commit that some branch has and the base has not. */
export interface ListedCommit {
  sha: Oid
  parents: readonly Oid[]
}

/** What a commit does to a path. */
export interface TouchedPath {
  path: string
  isDeleted: boolean
}

/** What one branch has beyond the base. */
export interface BranchCommits {
  /** The newest first, every one before its parents. */
  commits: ListedCommit[]
  /** Commits of the base on which they stand; the tip itself where the base has all of the branch. */
  boundary: Oid[]
}

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

interface CommitGraph {
  /** All commits that a tip reaches and the base does not. */
  since: (tip: Oid) => BranchCommits
}

/** Takes commits in an order in which each comes before its parents, as `git log --topo-order` gives them. */
export function createCommitGraph(commits: readonly ListedCommit[]): CommitGraph {
  const places = new Map(commits.map(({ sha }, place) => [sha, place] as const))
  return {
    since: (tip) => {
      const found = new Set<number>()
      const boundary = new Set<Oid>()
      const open = [tip]
      for (let sha = open.pop(); sha !== undefined; sha = open.pop()) {
        const place = places.get(sha)
        if (place === undefined) boundary.add(sha)
        else if (!found.has(place)) {
          found.add(place)
          open.push(...(commits[place]?.parents ?? []))
        }
      }
      const inOrder = [...found].sort((one, other) => one - other)
      return { commits: inOrder.flatMap((place) => commits[place] ?? []), boundary: [...boundary] }
    },
  }
}

/** Of a branch's commits, those that one of them does not have: the newest first. */
export function commitsAfter(commits: readonly ListedCommit[], since: Oid): ListedCommit[] {
  const has = new Set([since])
  // Each comes before its parents, so one pass marks all that is below.
  for (const { sha, parents } of commits) if (has.has(sha)) for (const parent of parents) has.add(parent)
  return commits.filter(({ sha }) => !has.has(sha))
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
