import type { CheckReport } from '../core/report/report.js'
import {
  type CacheKey,
  deriveCacheKey,
  deriveFollowingKey,
  readCached,
  writeCached,
} from '../git/derived-cache.js'
import { readUncommitted } from '../git/facts.js'
import type { CheckResult } from './check.js'
import { type BranchOptions, openSession, type Session } from './session.js'

/**
 * What `checkHandoff` reports. Of a page that matched its branch when nothing else was different either (the head, the
 * page, what is not committed), it is what was found then, and no parser is loaded.
 */
export async function readReport(options: BranchOptions): Promise<CheckResult> {
  const session = await openSession(options)
  const { key, path, text } = await findKey(session)
  const known = (await readCached(key)) as CheckReport | undefined
  if (known !== undefined) return { report: known, path, text }
  const { checkSession } = await import('./check.js')
  const { report, ...found } = await checkSession(session)
  // What a page of another name is depends on which branches there are.
  const isOwn = report.handoff?.branch === report.branch
  const isSettled = isOwn && (report.freshness === 'fresh' || report.freshness === 'moved')
  if (isSettled) await writeCached(key, report)
  return { report, path: found.path, text: found.text }
}

interface CachedPage {
  /** Null where nothing is kept. */
  key: CacheKey | null
  path: string
  text: string
}

async function findKey(session: Session): Promise<CachedPage> {
  // Without a range, or with a page that cannot be read, there is nothing to be kept; the check tells why.
  const branch = await session.branch.catch(() => null)
  if (branch === null) return { key: null, path: '', text: '' }
  const { repository, config, range, page } = branch
  const options = { page, ignore: config.ignore }
  const [derived, found, uncommitted] = await Promise.all([
    deriveCacheKey(repository, { range, page, config }),
    session.page().catch(() => null),
    readUncommitted(repository, range, options),
  ])
  if (found === null || found.text === null) return { key: null, path: page, text: '' }
  const parts = [range.head, found.isOnDisk, found.text, uncommitted]
  return { key: deriveFollowingKey(derived, parts), path: page, text: found.text }
}
