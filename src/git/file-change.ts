import type { Commit, FileChange } from '../core/facts.js'
import type { TestTitle } from '../core/lines/test-titles.js'
import type { FileSymbols } from '../core/symbols/symbol-input.js'
import type { ChangedFile } from './diff/changed-file.js'

/** What is known of a file besides its own change. */
export interface FileSurroundings {
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
