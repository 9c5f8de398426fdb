import type { BranchCommits } from '../../core/commits/graph.js'
import type { Config } from '../../core/config/config.js'
import { HandoffError } from '../../core/errors.js'
import type { Oid } from '../../core/facts.js'
import { type Freshness, hasWords } from '../../core/freshness/freshness.js'
import { judgeTree, judgeWork, type Touches, type TreeSubject } from '../../core/freshness/ladder.js'
import { parseQuickPage, type QuickPage } from '../../core/status/quick-page.js'
import { readMergeBase } from '../base.js'
import { readBlobs } from '../objects.js'
import { decodePage, pageSizeLimit } from '../page/disk.js'
import type { Repository } from '../repository.js'
import type { ListedBranch } from './read.js'

/** A branch that gets a row: its page's path, and what it has beyond the base; null where there is no base. */
export interface BranchPage extends ListedBranch {
  path: string
  local: boolean
  commits: BranchCommits | null
}

interface RowInput {
  subject: BranchPage
  page: BranchPageReading
  /** Null where nothing can be compared. */
  cheap: TreeSubject | null
}

/** What can be told of it for next to nothing. */
export function describeRow(
  subject: BranchPage,
  page: BranchPageReading,
  branchExists: (name: string) => boolean,
): RowInput {
  const { name, path, commits } = subject
  if (page === 'unreadable' || commits === null) return { subject, page, cheap: null }
  const known = page === 'missing' ? null : page
  return { subject, page, cheap: { branch: name, path, page: known, commits: commits.commits, branchExists } }
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
  const told = judgeTree(cheap, touches)
  if (told !== 'doubtful') return told
  const mergeBase = await readMergeBase(repository, base, head)
  if (mergeBase === null) return 'unknown'
  const range = { branch: name, head, base: { name: '', mergeBase } }
  // Loaded for the few that need it.
  const { readWork } = await import('../push/work.js')
  const work = await readWork(repository, range, { page: path, ignore })
  if (work === null) return 'unknown'
  return judgeWork(cheap.page ?? { branch: null, work: null }, { branch: name, work })
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

/** A page; that there is none, or nothing on it; that it is none that can be read. */
type BranchPageReading = QuickPage | 'missing' | 'unreadable'

/** The pages of many branches as their heads have them, from one process, in the order of the branches. */
export async function readBranchPages(
  repository: Repository,
  branches: readonly { head: Oid; path: string }[],
  format: Config['format'],
): Promise<BranchPageReading[]> {
  if (branches.length === 0) return []
  const pages: BranchPageReading[] = []
  const names = branches.map(({ head, path }) => `${head}:${path}`)
  for await (const blob of readBlobs(repository, names, pageSizeLimit)) {
    const path = branches[pages.length]?.path ?? ''
    if (blob.state === 'missing') pages.push('missing')
    else if (blob.state === 'large') pages.push('unreadable')
    else pages.push(await readQuickPage(path, blob.bytes, format))
  }
  return pages
}

/** One page's headings and counts. */
export async function readQuickPage(
  path: string,
  bytes: Uint8Array,
  format: Config['format'],
): Promise<BranchPageReading> {
  try {
    const text = decodePage(path, bytes)
    if (!hasWords(text, format)) return 'missing'
    const quick = format === 'json' ? null : parseQuickPage(text)
    return quick ?? (await parseSlowly(text, format))
  } catch (error) {
    if (error instanceof HandoffError && error.kind === 'page') return 'unreadable'
    throw error
  }
}

/** A page that is written in another way than ours: with the parser, which is loaded for it. */
async function parseSlowly(text: string, format: Config['format']): Promise<QuickPage> {
  const [{ parseReadablePage }, { parseHeader }, { countTasks }] = await Promise.all([
    import('../../core/page/format.js'),
    import('../../core/page/front-matter.js'),
    import('../../core/page/tasks.js'),
  ])
  const { page } = parseReadablePage(text, format)
  const { branch, covers, work } = parseHeader(page)
  return { title: page.title?.text ?? '', branch, covers, work, must: countTasks(page) }
}
