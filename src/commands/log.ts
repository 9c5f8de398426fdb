import type { Oid } from '../core/facts.js'
import type { TaskCount } from '../core/page/tasks.js'
import { maskSecrets } from '../core/secrets/mask.js'
import { deriveShortTitle } from '../core/status/quick-page.js'
import { readBranchPages } from '../git/branches/pages.js'
import { readPageLog } from '../git/page-history.js'
import { type BranchOptions, hintingAtBranches, nameBranch, openBranch } from './session.js'

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
  const { branch: named, ...here } = options
  const place = named === undefined ? here : await nameBranch(here, named)
  const { repository, config, range, page: path } = await hintingAtBranches(() => openBranch(place))
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
