import { HandoffError } from '../../core/errors.js'
import type { Oid } from '../../core/facts.js'
import { readMergeBase } from '../base.js'
import { type ChangeSet, readChangeSet } from '../change-set.js'
import type { ChangedFile } from '../diff/changed-file.js'
import type { FactsOptions } from '../facts.js'
import { standsOnBase } from '../log.js'
import type { BranchRange } from '../range.js'
import type { Repository } from '../repository.js'
import { readMerge } from './merge-tree.js'

/** The branch's own change at an earlier commit and at its head, compared file by file. */
export interface Difference {
  /** Identity of the work as it was. */
  work: string
  /** Paths whose own change is another now, or is no more: none where the work is the same. */
  paths: string[]
}

/** Compares the branch's change at a commit with the one now, each against its own merge base; null if unreadable. */
export async function readDifference(
  repository: Repository,
  range: BranchRange,
  since: Oid,
  options: FactsOptions,
): Promise<Difference | null> {
  try {
    const { base } = range
    const mergeBase = (await standsOnBase(repository, range, since))
      ? base.mergeBase
      : await readMergeBase(repository, base.mergeBase, since)
    if (mergeBase === null) return null
    const before = { ...range, head: since, base: { ...range.base, mergeBase } }
    return await compare(repository, before, range, options)
  } catch (error) {
    // Old commits may be half there, in a partial clone: then they tell nothing.
    if (error instanceof HandoffError && (error.kind === 'history' || error.kind === 'git')) return null
    throw error
  }
}

async function compare(
  repository: Repository,
  before: BranchRange,
  after: BranchRange,
  options: FactsOptions,
): Promise<Difference | null> {
  const sets = await Promise.all([before, after].map((range) => readChangeSet(repository, range, options)))
  const [old, now] = sets as [ChangeSet, ChangeSet]
  if (!old.complete || !now.complete) return null
  const all = new Set([...old.works.keys(), ...now.works.keys()])
  const differing = [...all].filter((path) => old.works.get(path) !== now.works.get(path))
  if (differing.length === 0 || before.base.mergeBase === after.base.mergeBase)
    return { work: old.work, paths: differing }
  // On another base git may cut the same change into other hunks.
  const along = await deriveMovedAlong(repository, { before, after, old, now, page: options.page })
  return { work: old.work, paths: differing.filter((path) => !along(path)) }
}

interface Sides {
  before: BranchRange
  after: BranchRange
  old: ChangeSet
  now: ChangeSet
  /** The page's path: no work. */
  page: string
}

/** Whether a file's change is the same on another base although its hunks are not: the new base merges to the same file. */
async function deriveMovedAlong(
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
