import type { Oid } from '../core/facts.js'
import type { ChangeSet, ChangeSetOptions } from './change-set.js'
import { openIgnore } from './ignore.js'
import type { LoggedCommit } from './log.js'
import type { BranchRange } from './range.js'
import type { Repository } from './repository.js'

/**
 * Commits of which nothing is in the net change. Commits without a file say something by being there, and so do those
 * that only touch what is ignored.
 */
export async function readGoneCommits(
  repository: Repository,
  range: BranchRange,
  log: readonly LoggedCommit[],
  { files }: Pick<ChangeSet, 'files'>,
  { page, ignore }: Pick<ChangeSetOptions, 'page' | 'ignore'>,
): Promise<ReadonlySet<Oid>> {
  const isIgnored = await openIgnore(ignore)
  const changed = new Set(files.flatMap(({ path, previousPath }) => [path, previousPath ?? path]))
  const work = log.map((commit) => ({
    ...commit,
    paths: commit.paths.filter((path) => path !== page && !isIgnored(path)),
  }))
  const merges = work.filter(({ isMerge, paths }) => isMerge && !paths.some((path) => changed.has(path)))
  const suspects = work.filter(
    ({ isMerge, paths }) => !isMerge && paths.length > 0 && !paths.some((path) => changed.has(path)),
  )
  const joined = merges.map(({ sha }) => sha)
  if (suspects.length === 0) return new Set(joined)
  const subject = { from: range.base.mergeBase, to: range.head, exclude: [page] }
  const { readTakenBack } = await import('./taken-back.js')
  return new Set([...joined, ...(await readTakenBack(repository, { subject, files, log, suspects }))])
}
