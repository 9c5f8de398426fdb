import type { Commit, FileChange } from '../core/facts.js'
import type { ChangedFile } from './diff/changed-file.js'

/** A file as `facts --json` tells it, with the commits that touched it under either of its names. */
export function deriveFileChange(
  file: ChangedFile,
  byPath: ReadonlyMap<string, string[]>,
  commits: readonly Commit[],
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
    symbols: [],
    symbolsFrom: 'none',
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
