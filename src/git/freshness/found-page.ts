import type { Config } from '../../core/config/config.js'
import type { HandoffHeader } from '../../core/handoff.js'
import { readIndexEntry } from '../page/index-entry.js'
import { placeOf } from '../page/plumbing.js'
import { type PageText, readPage, readPageAt } from '../page-file.js'
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

/**
 * Reads the page of a range: on disk where the range's head is checked out, else the one that the head has. Throws a
 * `page` error where it is there and cannot be a page.
 */
export async function readPageOf(
  repository: Repository,
  range: BranchRange,
  path: string,
): Promise<PageText & { isOnDisk: boolean }> {
  const { root, gitDir } = repository
  const isHere = root !== null && range.head === repository.head && range.branch === repository.branch
  if (isHere) {
    const page = await readPage(root, path)
    if (page.text !== null) return { ...page, isOnDisk: true }
    // A sparse checkout leaves the page out: it is there all the same.
    const place = placeOf(repository, gitDir, root)
    const { isSkipped } = await readIndexEntry({ root, gitDir, place }, path)
    if (!isSkipped) return { ...page, isOnDisk: true }
  }
  return { ...(await readPageAt(repository, range.head, path)), isOnDisk: false }
}
