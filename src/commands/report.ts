import { pagePath } from '../core/page-path.js'
import type { CheckReport } from '../core/report/report.js'
import {
  type CacheKey,
  deriveCacheKey,
  deriveFollowingKey,
  readCached,
  writeCached,
} from '../git/derived-cache.js'
import { readUncommitted } from '../git/facts.js'
import { readPageOf } from '../git/freshness/read.js'
import { type BranchOptions, type Configured, openConfigured } from './branch.js'
import type { CheckResult } from './check.js'

/**
 * What `checkHandoff` reports. Of a page that matched its branch when nothing else was different either (the head, the
 * page, what is not committed), it is what was found then, and no parser is loaded.
 */
export async function readReport(options: BranchOptions): Promise<CheckResult> {
  const configured = await openConfigured(options)
  const { key, path, text } = await findKey(configured)
  const known = (await readCached(key)) as CheckReport | undefined
  if (known !== undefined) return { report: known, path, text }
  const { checkConfigured } = await import('./check.js')
  const { report, ...found } = await checkConfigured(configured, options)
  // What a page of another name is depends on which branches there are.
  const isOwn = report.handoff?.branch === report.branch
  const isSame = found.text === text
  const isSettled = isOwn && isSame && (report.freshness === 'fresh' || report.freshness === 'moved')
  if (isSettled) await writeCached(key, report)
  return { report, path: found.path, text: found.text }
}

interface Place {
  /** Null where nothing is kept. */
  key: CacheKey | null
  path: string
  text: string
}

async function findKey({ repository, config, range: resolving }: Configured): Promise<Place> {
  // Without a range, or with a page that cannot be read, there is nothing to be kept; the check tells why.
  const range = await resolving.catch(() => null)
  if (range === null) return { key: null, path: '', text: '' }
  const page = pagePath(config.path, range.branch ?? 'HEAD')
  const options = { page, ignore: config.ignore }
  const [derived, found, uncommitted] = await Promise.all([
    deriveCacheKey(repository, { range, page, config }),
    readPageOf(repository, range, page).catch(() => null),
    readUncommitted(repository, range, options),
  ])
  if (found === null || found.text === null) return { key: null, path: page, text: '' }
  const parts = [range.head, found.isOnDisk, found.text, uncommitted]
  return { key: deriveFollowingKey(derived, parts), path: page, text: found.text }
}
