import { HandoffError } from '../../core/errors.js'
import type { Oid } from '../../core/facts.js'
import { type ChangeSet, readChangeSet } from '../change-set.js'
import type { FactsOptions } from '../facts.js'
import { readMergeBase } from '../merge-base.js'
import type { BranchRange } from '../range.js'
import type { Repository } from '../repository.js'
import { deriveMovedAlong } from './moved-along.js'

/** The branch's own change at an earlier commit and at its head, compared file by file. */
export interface Difference {
  /** Identity of the work as it was. */
  work: string
  /** Paths whose own change is another now, or is no more: none where the work is the same. */
  paths: string[]
}

/**
 * Compares what the branch had changed at a commit with what it changes now, each against its own merge base, so that
 * what came with the base does not count. Null where one of the two cannot be read here.
 */
export async function readDifference(
  repository: Repository,
  range: BranchRange,
  since: Oid,
  options: FactsOptions,
): Promise<Difference | null> {
  try {
    const mergeBase = await readMergeBase(repository, range.base.mergeBase, since)
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
  const sets = await Promise.all(
    [before, after].map((range) => readChangeSet(repository, range, { ...options, eachFile: true })),
  )
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
