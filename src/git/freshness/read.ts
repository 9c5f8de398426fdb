import type { Config } from '../../core/config/config.js'
import { type FreshnessReading, freshnessOf, hasWords } from '../../core/freshness/freshness.js'
import { isNamedOtherwise, judgeWork } from '../../core/freshness/ladder.js'
import type { HandoffHeader } from '../../core/handoff.js'
import type { BranchReading, FactsOptions } from '../facts.js'
import { readIndexEntry } from '../page/checkout.js'
import type { PageText } from '../page/disk.js'
import { readPageAt, readWorkingPage } from '../page/page-file.js'
import { placeOf } from '../page/tree.js'
import type { BranchRange } from '../range.js'
import type { Repository } from '../repository.js'

/** A page that is to be compared with its branch. */
export interface FoundPage {
  text: string
  /** As its format's `readHeader` reads it. */
  header: HandoffHeader
  format: Config['format']
  /** Whether it was read from disk, and so may hold what no commit does. */
  isOnDisk: boolean
}

/** The text of a page, or that there is none, and whether it was looked for on disk. */
export type FoundText = PageText & { isOnDisk: boolean }

/** A branch, what git knows about it, and its page. */
export interface FreshnessInput {
  repository: Repository
  range: BranchRange
  options: FactsOptions & {
    /** Whether the page tells its files by folder. */
    summary: boolean
  }
  reading: { facts: BranchReading['facts']; changes: Pick<BranchReading['changes'], 'complete'> }
  /** Null where there is no page. */
  page: FoundPage | null
}

/** On disk if the range's head is checked out, else at the head. Throws a `page` error if it cannot be a page. */
export async function readPageOf(
  repository: Repository,
  range: BranchRange,
  path: string,
): Promise<FoundText> {
  const { root, gitDir } = repository
  const isHere = root !== null && range.head === repository.head && range.branch === repository.branch
  if (isHere) {
    const page = await readWorkingPage(repository, path)
    if (page.text !== null || page.isUnmerged)
      return { ...page, isOnDisk: page.text === page.onDisk || page.isUnmerged }
    // A sparse checkout leaves the page out: it is there all the same.
    const place = placeOf(repository, gitDir, root)
    const { isSkipped } = await readIndexEntry({ root, gitDir, place }, path)
    if (!isSkipped) return { ...page, isOnDisk: true }
  }
  return { ...(await readPageAt(repository, range.head, path)), isOnDisk: false }
}

/** How a page relates to its branch, by content: see docs/freshness.md. Moved line numbers are for `deriveMovedLines`. */
export async function readFreshness(input: FreshnessInput): Promise<FreshnessReading> {
  const { page, reading } = input
  const { facts, changes } = reading
  if (page === null || !hasWords(page.text, page.format)) {
    const { readAbsence } = await import('./absence.js')
    return await readAbsence(input)
  }
  const { branch } = page.header
  const isOwn = !isNamedOtherwise(branch, facts.branch)
  if (isOwn && changes.complete && judgeWork(page.header, facts) === 'fresh')
    return freshnessOf('fresh', { pageBranch: branch })
  const { readDoubtful } = await import('./doubtful.js')
  return await readDoubtful(input, page)
}
