import { type FreshnessReading, freshnessOf } from '../../core/freshness/freshness.js'
import { isPageOf } from './base-page.js'
import { readDifference } from './difference.js'
import type { FoundPage } from './found-page.js'
import type { FreshnessInput } from './input.js'
import { readPageCommit, readWorkSince } from './page-commits.js'
import { nameFiles } from './stale.js'

/**
 * A page that does not say which work it tells: people wrote it by hand. It covers what the branch had when its newest
 * commit touched it; on disk with changes of its own, it is being written now.
 */
export async function readHandWritten(input: FreshnessInput, page: FoundPage): Promise<FreshnessReading> {
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
