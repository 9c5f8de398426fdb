import type { Oid } from '../../core/facts.js'
import { openIgnore } from '../ignore.js'
import { type LoggedCommit, readLog } from '../log.js'
import { runGit } from '../process.js'
import type { BranchRange } from '../range.js'
import type { Repository } from '../repository.js'

/** A commit of the branch that touched its page. */
export interface PageCommit {
  sha: Oid
  parents: Oid[]
}

/**
 * The newest commit of a range that touched the page: the one that the page at the head comes from, or, with
 * `everywhere`, also one on a side that a merge did not take the page from.
 */
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
    `${base.mergeBase}..${head}`,
    '--',
    `:(top,literal)${page}`,
  ])
  // 4f2a91c0d3e5… 9b1f6c2e7a40…
  const [sha = '', ...parents] = output.toString().trim().split(' ')
  return sha === '' ? null : { sha, parents: parents.filter(Boolean) }
}

/**
 * The branch's commits that a commit does not have, newest first, each with the paths of work it touched. Those that
 * were only moved by a rebase are left out: they were there before, under another name.
 */
export async function readWorkSince(
  repository: Repository,
  range: BranchRange,
  since: Oid,
  options: { page: string; ignore: readonly string[] },
): Promise<LoggedCommit[]> {
  const [listed, log, isIgnored] = await Promise.all([
    readNewCommits(repository, range, since),
    readLog(repository, range),
    openIgnore(options.ignore),
  ])
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
): Promise<Set<Oid>> {
  const args = ['rev-list', '--right-only', '--cherry-pick', `${since}...${head}`, `^${base.mergeBase}`]
  const output = await runGit(repository, args)
  return new Set(output.toString().split('\n').filter(Boolean))
}
