import type { Oid } from '../../core/facts.js'
import type { Freshness } from '../../core/freshness/freshness.js'
import { isNameOfBranch } from '../../core/secrets/mask.js'
import { type CheapSubject, deriveCheapFreshness, type Touches } from '../../core/status/cheap-freshness.js'
import type { BranchCommits } from '../../core/status/commit-graph.js'
import { readMergeBase } from '../merge-base.js'
import type { Repository } from '../repository.js'
import type { ListedBranch } from './read-branches.js'
import type { BranchPageReading } from './read-pages.js'

/** A branch that gets a row: its page's path, and what it has beyond the base; null where there is no base. */
export interface Subject extends ListedBranch {
  path: string
  local: boolean
  commits: BranchCommits | null
}

export interface RowInput {
  subject: Subject
  page: BranchPageReading
  /** Null where nothing can be compared. */
  cheap: CheapSubject | null
}

/** What can be told of it for next to nothing. */
export function describeRow(
  subject: Subject,
  page: BranchPageReading,
  branchExists: (name: string) => boolean,
): RowInput {
  const { name, path, commits } = subject
  if (page === 'unreadable' || commits === null) return { subject, page, cheap: null }
  const known = page === 'missing' ? null : page
  return {
    subject,
    page,
    cheap: { branch: name, path, page: known, commits: commits.commits, branchExists },
  }
}

/** How each page stands to its branch; by content only where names cannot tell. */
export function readRowsFreshness(
  repository: Repository,
  rows: readonly RowInput[],
  range: { touches: Touches; base: Oid | null; ignore: readonly string[] },
): Promise<Freshness[]> {
  return mapSome(rows, (row) => readRowFreshness(repository, row, range))
}

async function readRowFreshness(
  repository: Repository,
  { subject: { name, head, path }, cheap }: RowInput,
  { touches, base, ignore }: { touches: Touches; base: Oid | null; ignore: readonly string[] },
): Promise<Freshness> {
  if (cheap === null || base === null) return 'unknown'
  const told = deriveCheapFreshness(cheap, touches)
  if (told !== 'doubtful') return told
  const mergeBase = await readMergeBase(repository, base, head)
  if (mergeBase === null) return 'unknown'
  const range = { branch: name, head, base: { name: '', mergeBase } }
  // Loaded for the few that need it.
  const { readWork } = await import('../push/work.js')
  const work = await readWork(repository, range, { page: path, ignore })
  if (work === null) return 'unknown'
  const { page } = cheap
  if (work === page?.work) return 'fresh'
  return page?.branch != null && !isNameOfBranch(page.branch, name) ? 'foreign' : 'stale'
}

/** Few at a time: each may start git, and there may be hundreds. */
async function mapSome<Item, Result>(
  items: readonly Item[],
  map: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  const queue = items.entries()
  const work = async () => {
    for (const [index, item] of queue) results[index] = await map(item)
  }
  await Promise.all(Array.from({ length: 4 }, work))
  return results
}
