import type { Oid } from '../core/facts.js'
import type { TaskCount } from '../core/page/tasks.js'
import { maskSecrets } from '../core/secrets/mask.js'
import { deriveShortTitle } from '../core/status/quick-page.js'
import { readBranchPages } from '../git/branches/pages.js'
import { readPageLog } from '../git/page-history.js'
import { type BranchOptions, hintingAtBranches, openBranch } from './branch.js'

/** The page as one commit left it. */
export interface LogEntry {
  commit: Oid
  author: string
  /** ISO 8601. */
  date: string
  subject: string
  event: 'added' | 'updated' | 'removed'
  /** Null where the page was removed, or cannot be read. */
  must: TaskCount | null
  title: string | null
}

export interface PageLog {
  version: 1
  branch: string | null
  /** Of the page, from the root. */
  path: string
  /** The newest first. */
  entries: LogEntry[]
}

/** How a branch's page went over time, from its commits. Throws as `openBranch`. */
export async function readBranchLog(options: BranchOptions & { branch?: string }): Promise<PageLog> {
  const { branch: named, ...place } = options
  const head = named === undefined ? {} : { head: await findNamed(options, named) }
  const {
    repository,
    config,
    range,
    page: path,
  } = await hintingAtBranches(() => openBranch({ ...place, ...head }))
  const commits = await readPageLog(repository, range, path)
  const pages = await readBranchPages(
    repository,
    commits.map(({ sha }) => ({ head: sha, path })),
    config.format,
  )
  const entries = commits.map(({ sha, author, date, subject }, at): LogEntry => {
    const page = pages[at] ?? 'missing'
    const before = at + 1 < commits.length ? pages[at + 1] : 'missing'
    const isRead = typeof page !== 'string'
    return {
      commit: sha,
      author,
      date,
      subject,
      event: page === 'missing' ? 'removed' : before === 'missing' ? 'added' : 'updated',
      must: isRead ? page.must : null,
      title: isRead ? deriveShortTitle(page.title) : null,
    }
  })
  return await maskSecrets({ version: 1 as const, branch: range.branch, path, entries })
}

async function findNamed({ cwd, environment }: BranchOptions, branch: string): Promise<string> {
  const [{ findBranch }, { openRepository }] = await Promise.all([
    import('../git/branches/find.js'),
    import('../git/repository.js'),
  ])
  return findBranch(await openRepository(cwd, environment), branch)
}
