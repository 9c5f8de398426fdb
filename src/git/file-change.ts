import type { TestTitle } from '../core/added-lines/tests.js'
import type { Commit, FileChange, Oid } from '../core/facts.js'
import type { FileSymbols } from '../core/symbols/types.js'
import type { ChangeSet, ChangeSetOptions } from './change-set.js'
import { openIgnore } from './config-file.js'
import type { ChangedFile } from './diff/changed-file.js'
import type { LoggedCommit } from './log.js'
import type { BranchRange } from './range.js'
import type { Repository } from './repository.js'

/** What is known of a file besides its own change. */
interface FileSurroundings {
  tests: readonly TestTitle[]
  byPath: ReadonlyMap<string, string[]>
  commits: readonly Commit[]
  /** Undefined for files that have no symbols to look for. */
  symbols: FileSymbols | undefined
}

/** A file as `facts --json` tells it, with the commits that touched it under either of its names. */
export function deriveFileChange(
  file: ChangedFile,
  { byPath, commits, symbols, tests }: FileSurroundings,
): FileChange {
  const { path, previousPath, status, kind, language, mode, additions, deletions, ranges } = file
  const touching = byPath.get(path) ?? []
  const before = previousPath === null ? [] : (byPath.get(previousPath) ?? [])
  return {
    path,
    previousPath,
    status,
    kind,
    language,
    mode,
    additions,
    deletions,
    ranges,
    commits: before.length === 0 ? touching : mergeInOrder(touching, before, commits),
    tests: tests.filter((test) => test.path === path).map(({ title }) => title),
    symbols: symbols?.symbols ?? [],
    symbolsFrom: symbols?.symbolsFrom ?? 'none',
  }
}

function mergeInOrder(
  some: readonly string[],
  others: readonly string[],
  commits: readonly Commit[],
): string[] {
  const wanted = new Set([...some, ...others])
  return commits.map((commit) => commit.sha).filter((sha) => wanted.has(sha))
}

/** Commits of which nothing is in the net change, except those without files and those that only touch ignored ones. */
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
