import type { Oid } from '../../core/facts.js'
import {
  type FreshnessCause,
  type FreshnessReading,
  freshnessOf,
  type UncoveredFile,
} from '../../core/freshness/freshness.js'
import { orderWorstFirst } from '../../core/freshness/worst-first.js'
import type { LoggedCommit } from '../log.js'
import type { Difference } from './difference.js'
import type { FoundPage } from './found-page.js'
import type { FreshnessInput } from './input.js'
import { readPageCommit, readWorkSince } from './page-commits.js'

/**
 * Names the files that a stale page does not cover: from the commit that it covers where that can be read, else by
 * what it says of them and by the commits after its own.
 */
export async function readStale(
  input: FreshnessInput,
  page: FoundPage,
  { since, difference }: { since: Oid | null; difference: Difference | null },
): Promise<FreshnessReading> {
  const { repository, range, options, reading } = input
  const pageBranch = page.header.branch
  if (since !== null && difference !== null && difference.paths.length > 0) {
    const commits = await readWorkSince(repository, range, since, options)
    const uncovered = nameFiles(input, difference.paths, commits)
    return freshnessOf('stale', { pageBranch, since, uncovered })
  }
  const own = await readPageCommit(repository, range, options.page)
  const commits = own === null ? [] : await readWorkSince(repository, range, own.sha, options)
  const { deriveUntold } = await import('../../core/freshness/untold.js')
  const untold = deriveUntold(await parse(page), reading.facts, options)
  const touched = commits.flatMap(({ paths }) => paths)
  const uncovered = nameFiles(input, [...new Set([...untold, ...touched])], commits)
  if (uncovered.length > 0) return freshnessOf('stale', { pageBranch, uncovered })
  const { cause, reason } = whyNoName(page, since)
  return freshnessOf('stale', { cause, pageBranch, reason })
}

/** The files with the commits that touched each, newest first. */
export function nameFiles(
  { reading }: FreshnessInput,
  paths: readonly string[],
  commits: readonly LoggedCommit[],
): UncoveredFile[] {
  const touches = (one: LoggedCommit, path: string) =>
    path.endsWith('/') ? one.paths.some((other) => other.startsWith(path)) : one.paths.includes(path)
  const files = paths.map((path) => ({
    path,
    commits: commits
      .filter((commit) => touches(commit, path))
      .map(({ sha, subject, author }) => ({ sha, subject, author })),
  }))
  return orderWorstFirst(files, reading.facts.files)
}

function whyNoName(
  { header: { covers } }: FoundPage,
  since: Oid | null,
): { cause: FreshnessCause; reason: string } {
  if (covers === null)
    return { cause: 'covered-commit-unnamed', reason: 'the page does not say which commit it covers' }
  return since === null
    ? {
        cause: 'covered-commit-not-here',
        reason: `the commit it covers, \`${covers}\`, is not in this clone`,
      }
    : {
        cause: 'covered-commit-differs',
        reason: `the commit it covers, \`${covers}\`, is not the work it describes`,
      }
}

async function parse({ format, text }: FoundPage) {
  if (format === 'json') return (await import('../../core/document/json.js')).parseJsonPage(text).handoff
  return (await import('../../core/document/parse.js')).parseHandoff(text)
}
