import { commitsAfter } from '../../core/commits/graph.js'
import { HandoffError } from '../../core/errors.js'
import type { Oid } from '../../core/facts.js'
import { type FreshnessReading, freshnessOf } from '../../core/freshness/freshness.js'
import { openIgnore } from '../config-file.js'
import { type LoggedCommit, readLog } from '../log.js'
import { readPageAt } from '../page/page-file.js'
import { linesOf, runGit } from '../process.js'
import type { BranchRange } from '../range.js'
import type { Repository } from '../repository.js'
import { branchExists } from '../revision.js'
import { readDifference } from './difference.js'
import type { FreshnessInput } from './read.js'

/** Whether a branch without a page lacks it, or was finished. */
export async function readAbsence(input: FreshnessInput): Promise<FreshnessReading> {
  const { repository, range, options, page } = input
  if (page !== null) return freshnessOf('missing', { cause: 'empty-page', pageBranch: page.header.branch })
  const removal = await readPageCommit(repository, range, options.page, { everywhere: true })
  if (removal === null || !(await removesOwnPage(input, removal))) return freshnessOf('missing')
  const isSame = await isWorkAsAt(input, removal)
  return freshnessOf(isSame ? 'finished' : 'missing')
}

/** To take away what the base left behind, or another branch's page, finishes nothing. */
async function removesOwnPage(input: FreshnessInput, { sha, parents }: PageCommit): Promise<boolean> {
  const { repository, range, options } = input
  const [parent] = parents
  if (parent === undefined || !(await isPageOf(repository, sha, options.page, null))) return false
  const text = (await readTextAt(repository, parent, options.page))?.text ?? null
  if (text === null || (await isPageOf(repository, range.base.mergeBase, options.page, text))) return false
  // Read by its line: a page on its way out need not be whole.
  const [, owner] = /^branch:[ \t]*"?([^\s"]+)/m.exec(text.slice(0, 4096)) ?? []
  if (owner === undefined || range.branch === null || owner === range.branch) return true
  return !(await branchExists(repository, owner))
}

async function isWorkAsAt(
  { repository, range, options }: FreshnessInput,
  { sha }: PageCommit,
): Promise<boolean> {
  const commits = await readWorkSince(repository, range, sha, options)
  if (commits.every(({ paths }) => paths.length === 0)) return true
  const difference = await readDifference(repository, range, sha, options)
  return difference !== null && difference.paths.length === 0
}

/** A commit of the branch that touched its page. */
interface PageCommit {
  sha: Oid
  parents: Oid[]
}

/** The newest commit that touched the page; with `everywhere` also on a side that a merge did not take it from. */
export async function readPageCommit(
  repository: Repository,
  { base, head }: BranchRange,
  page: string,
  options: { everywhere: boolean } = { everywhere: false },
): Promise<PageCommit | null> {
  const everywhere = options.everywhere ? ['--full-history', '--topo-order'] : []
  const args = ['log', '-1', ...everywhere, '--no-color', '--no-show-signature', '--format=%H %P']
  const output = await runGit(repository, [
    ...args,
    '--end-of-options',
    `${base.mergeBase}..${head}`,
    '--',
    `:(top,literal)${page}`,
  ])
  // 4f2a91c0d3e5… 9b1f6c2e7a40…
  const [sha = '', ...parents] = output.toString().trim().split(' ')
  return sha === '' ? null : { sha, parents: parents.filter(Boolean) }
}

/** The branch's commits that a commit does not have, newest first, with their paths; not those that a rebase only moved. */
export async function readWorkSince(
  repository: Repository,
  range: BranchRange,
  since: Oid,
  options: { page: string; ignore: readonly string[] },
): Promise<LoggedCommit[]> {
  const [log, isIgnored] = await Promise.all([readLog(repository, range), openIgnore(options.ignore)])
  const listed = await readNewCommits(repository, range, since, log)
  return log
    .filter(({ sha }) => listed.has(sha))
    .map((commit) => ({
      ...commit,
      paths: commit.paths.filter((path) => path !== options.page && !isIgnored(path)),
    }))
    .reverse()
}

async function readNewCommits(
  repository: Repository,
  { base, head }: BranchRange,
  since: Oid,
  log: readonly LoggedCommit[],
): Promise<Set<Oid>> {
  // What the branch still has was not moved.
  if (since === base.mergeBase || log.some(({ sha }) => sha === since))
    return new Set(commitsAfter(log.toReversed(), since).map(({ sha }) => sha))
  const args = [
    'rev-list',
    '--right-only',
    '--cherry-pick',
    '--end-of-options',
    `${since}...${head}`,
    `^${base.mergeBase}`,
  ]
  const output = await runGit(repository, args)
  return new Set(linesOf(output))
}

/** Whether a page, or the lack of one, is what another commit has as well; a checkout may have changed line endings. */
export async function isPageOf(
  repository: Repository,
  commit: Oid,
  path: string,
  text: string | null,
): Promise<boolean> {
  const there = await readTextAt(repository, commit, path)
  const plain = (page: string | null) => page?.replace(/\r\n/g, '\n')
  return there !== null && plain(there.text) === plain(text)
}

/** The page at a commit (`text` null: no file); null for what cannot be compared: a link, binary, not in this clone. */
export async function readTextAt(
  repository: Repository,
  commit: Oid,
  path: string,
): Promise<{ text: string | null } | null> {
  try {
    return await readPageAt(repository, commit, path)
  } catch (error) {
    if (error instanceof HandoffError && error.kind !== 'internal') return null
    throw error
  }
}
