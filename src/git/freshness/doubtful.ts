import type { Oid } from '../../core/facts.js'
import {
  type FreshnessCause,
  type FreshnessReading,
  freshnessOf,
  orderWorstFirst,
  type UncoveredFile,
} from '../../core/freshness/freshness.js'
import { isNamedOtherwise, judgeWork } from '../../core/freshness/ladder.js'
import type { LoggedCommit } from '../log.js'
import { isPartial } from '../repository.js'
import { branchExists, findCommit } from '../revision.js'
import { isPageOf, readPageCommit, readWorkSince } from './absence.js'
import { type Difference, readDifference } from './difference.js'
import type { FoundPage, FreshnessInput } from './read.js'

/** A page that does not tell this branch's work at first sight: whose it is, and what it lacks. */
export async function readDoubtful(input: FreshnessInput, page: FoundPage): Promise<FreshnessReading> {
  const { repository, range, options, reading } = input
  const { facts, changes } = reading
  const { branch: pageBranch, work } = page.header
  const isOthers = isNamedOtherwise(pageBranch, facts.branch)
  const foreign = freshnessOf('foreign', { pageBranch })
  const isBases = await isPageOf(repository, range.base.mergeBase, options.page, page.text)
  if (isBases && !isOthers)
    return freshnessOf('missing', {
      cause: 'page-of-base',
      pageBranch,
      reason: `the page is the one that \`${facts.base.name}\` has`,
    })
  if (isOthers && (isBases || (await branchExists(repository, pageBranch)))) return foreign
  if (work === null) return isOthers ? foreign : await readHandWritten(input, page)
  if (!changes.complete)
    return freshnessOf('unknown', {
      cause: 'partial-clone',
      pageBranch,
      reason: `files of the branch are ${isPartial(repository) ? 'not in this partial clone' : 'missing from this repository, which is damaged (see `git fsck`)'}, so its work cannot be compared`,
    })
  const renamedFrom = isOthers ? pageBranch : null
  const told = judgeWork(page.header, facts)
  if (told === 'fresh') return freshnessOf(told, { pageBranch, renamedFrom })
  const since = await findCommit(repository, page.header.covers)
  const difference = since === null ? null : await readDifference(repository, range, since, options)
  if (isSameWork(difference, work)) return freshnessOf('fresh', { pageBranch, renamedFrom })
  return told === 'foreign' ? foreign : await readStale(input, page, { since, difference })
}

/** The commit that the page covers must be the work that the page tells: else it proves nothing. */
function isSameWork(difference: Difference | null, work: string): boolean {
  return difference !== null && difference.work === work && difference.paths.length === 0
}

/** A page by people covers what the branch had when its newest commit touched it; changed on disk, it is being written. */
async function readHandWritten(input: FreshnessInput, page: FoundPage): Promise<FreshnessReading> {
  const { repository, range, options, reading } = input
  const pageBranch = page.header.branch
  const fresh = freshnessOf('fresh', { pageBranch })
  if (page.isOnDisk && !(await isPageOf(repository, range.head, options.page, page.text))) return fresh
  const own = await readPageCommit(repository, range, options.page)
  if (own === null)
    return freshnessOf('unknown', {
      cause: 'page-not-committed',
      pageBranch,
      reason: 'no commit of the branch is known to have touched the page',
    })
  const commits = await readWorkSince(repository, range, own.sha, options)
  const touched = [...new Set(commits.flatMap(({ paths }) => paths))]
  if (touched.length === 0) return fresh
  // What came after may have been taken back since.
  const difference = reading.changes.complete
    ? await readDifference(repository, range, own.sha, options)
    : null
  const paths = difference?.paths ?? touched
  if (paths.length === 0) return fresh
  return freshnessOf('stale', { pageBranch, since: own.sha, uncovered: nameFiles(input, paths, commits) })
}

/** The files that a stale page does not cover, from the commit that it covers, else from what it says and later commits. */
async function readStale(
  input: FreshnessInput,
  page: FoundPage,
  { since, difference }: { since: Oid | null; difference: Difference | null },
): Promise<FreshnessReading> {
  const { repository, range, options, reading } = input
  const pageBranch = page.header.branch
  if (since !== null && difference !== null && difference.paths.length > 0) {
    const commits = await readWorkSince(repository, range, since, options)
    const uncovered = nameFiles(input, difference.paths, commits)
    return freshnessOf('stale', { pageBranch, since, uncovered })
  }
  const own = await readPageCommit(repository, range, options.page)
  const commits = own === null ? [] : await readWorkSince(repository, range, own.sha, options)
  const { deriveUntold } = await import('../../core/freshness/untold.js')
  const untold = deriveUntold(await parse(page), reading.facts, options)
  const touched = commits.flatMap(({ paths }) => paths)
  const uncovered = nameFiles(input, [...new Set([...untold, ...touched])], commits)
  if (uncovered.length > 0) return freshnessOf('stale', { pageBranch, uncovered })
  const { cause, reason } = whyNoName(page, since)
  return freshnessOf('stale', { cause, pageBranch, reason })
}

/** The files with the commits that touched each, newest first. */
function nameFiles(
  { reading }: FreshnessInput,
  paths: readonly string[],
  commits: readonly LoggedCommit[],
): UncoveredFile[] {
  const touches = (one: LoggedCommit, path: string) =>
    path.endsWith('/') ? one.paths.some((other) => other.startsWith(path)) : one.paths.includes(path)
  const files = paths.map((path) => ({
    path,
    commits: commits
      .filter((commit) => touches(commit, path))
      .map(({ sha, subject, author }) => ({ sha, subject, author })),
  }))
  return orderWorstFirst(files, reading.facts.files)
}

function whyNoName(
  { header: { covers } }: FoundPage,
  since: Oid | null,
): { cause: FreshnessCause; reason: string } {
  if (covers === null)
    return { cause: 'covered-commit-unnamed', reason: 'the page does not say which commit it covers' }
  return since === null
    ? {
        cause: 'covered-commit-not-here',
        reason: `the commit it covers, \`${covers}\`, is not in this clone`,
      }
    : {
        cause: 'covered-commit-differs',
        reason: `the commit it covers, \`${covers}\`, is not the work it describes`,
      }
}

async function parse({ format, text }: FoundPage) {
  if (format === 'json') return (await import('../../core/page/format.js')).parseJsonPage(text).handoff
  return (await import('../../core/page/parse.js')).parseHandoff(text)
}
