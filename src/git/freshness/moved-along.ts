import type { ChangeSet } from '../change-set.js'
import type { ChangedFile } from '../diff/changed-file.js'
import type { BranchRange } from '../range.js'
import type { Repository } from '../repository.js'
import { readMerge } from './merge-tree.js'

export interface Sides {
  before: BranchRange
  after: BranchRange
  old: ChangeSet
  now: ChangeSet
  /** The page's path: no work. */
  page: string
}

/**
 * Whether a file's own change is the same one on another base, although its hunks are not. Where a line is repeated
 * (`}`, an empty line), git may say of either that it was added, and which one depends on what else stands around.
 * It is the same where merging the new base into the old head gives the very file the branch has now, and where as
 * many lines came and went: less of either means that the base has taken a part of the work.
 */
export async function deriveMovedAlong(
  repository: Repository,
  { before, after, old, now, page }: Sides,
): Promise<(path: string) => boolean> {
  const merge = await readMerge(repository, {
    base: after.base.mergeBase,
    head: before.head,
    result: after.head,
    exclude: [page],
  })
  if (merge === null) return () => false
  return (path) => {
    if (merge.conflicts.has(path) || merge.differing.has(path)) return false
    const [was, is] = [roleOf(old.files, path), roleOf(now.files, path)]
    if (was === null || is === null || was.does !== is.does) return false
    if (was.file.status !== is.file.status) return was.does !== 'changes'
    return (
      was.file.previousPath === is.file.previousPath &&
      was.file.mode.from === is.file.mode.from &&
      was.file.mode.to === is.file.mode.to &&
      was.file.additions === is.file.additions &&
      was.file.deletions === is.file.deletions
    )
  }
}

interface Role {
  file: ChangedFile
  does: 'comes' | 'goes' | 'changes'
}

/** What the branch does to a path: a rename lets one path come and another go. */
function roleOf(files: readonly ChangedFile[], path: string): Role | null {
  const file = files.find((candidate) => candidate.path === path)
  if (file !== undefined) {
    if (file.mode.to === null) return { file, does: 'goes' }
    return { file, does: file.status === 'added' || file.previousPath !== null ? 'comes' : 'changes' }
  }
  const renamed = files.find(({ status, previousPath }) => status === 'renamed' && previousPath === path)
  return renamed === undefined ? null : { file: renamed, does: 'goes' }
}
