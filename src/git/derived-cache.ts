/** What was derived for a branch, kept in the git directory because it costs most of a check. Nothing depends on it. */

import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '../core/config/config.js'
import { readLog, withoutPageCommits, withoutPaths } from './log.js'
import { readFolder } from './objects.js'
import type { BranchRange } from './range.js'
import { type Repository, remember } from './repository.js'
import { makeStateFolder, stateFolder } from './state-files.js'

/** Identity of the sources this program was built from; null where it runs from them, as they may change at any time. */
declare const __SOURCES__: string | undefined
const sources = typeof __SOURCES__ === 'string' ? __SOURCES__ : null

/** So many results are kept, none larger than this, in bytes. */
const most = 32
const largest = 2 * 1024 * 1024

export interface CacheKey {
  commonDir: string
  file: string
  folder: string
}

/** A branch, and how its repository wants it told. */
interface CacheSubject {
  range: BranchRange
  page: string
  config: Config
}

/** Names all that the derived data depends on, but not the page and the commits that only touch it; null: keep nothing. */
export function deriveCacheKey(
  repository: Repository,
  subject: CacheSubject,
  build: string | null = sources,
): Promise<CacheKey | null> {
  if (build === null || repository.environment['GIT_HANDOFF_CACHE'] === '0') return Promise.resolve(null)
  const { range, page, config } = subject
  const asked = JSON.stringify([range, page, config, build])
  return remember(repository, `key ${asked}`, () => readCacheKey(repository, subject, build))
}

async function readCacheKey(
  repository: Repository,
  { range, page, config }: CacheSubject,
  build: string,
): Promise<CacheKey> {
  const [commits, tree] = await Promise.all([
    readLog(repository, range),
    readTreeWithout(repository, range.head, page),
  ])
  const own = withoutPageCommits(commits, page).map(withoutPaths)
  const attributes = join(repository.commonDir, 'info', 'attributes')
  const { branch, base } = range
  const parts = [build, config, page, { branch, base, shallow: repository.shallow }, own, tree]
  const local = existsSync(attributes) ? readFileSync(attributes, 'utf8') : ''
  const name = createHash('sha256')
    .update(JSON.stringify([...parts, local]))
    .digest('hex')
    .slice(0, 32)
  const folder = stateFolder(repository.commonDir, 'derived')
  return { commonDir: repository.commonDir, folder, file: join(folder, `${name}.json`) }
}

/** The place for what follows from it and from more: each part is what it depends on besides. */
export function deriveFollowingKey(key: CacheKey | null, parts: readonly unknown[]): CacheKey | null {
  if (key === null) return null
  const name = createHash('sha256')
    .update(JSON.stringify([key.file, ...parts]))
    .digest('hex')
    .slice(0, 32)
  return { ...key, file: join(key.folder, `${name}.json`) }
}

/** What was kept; undefined where there is nothing, or nothing that can be read. */
export async function readCached(key: CacheKey | null): Promise<unknown> {
  if (key === null) return undefined
  try {
    const kept = await readFile(key.file, 'utf8')
    const end = kept.indexOf('\n')
    const text = kept.slice(end + 1)
    // What anybody else has written there is no answer of ours.
    return kept.slice(0, end) === digestOf(text) ? JSON.parse(text) : undefined
  } catch {
    return undefined // not there, or not to be read: it is derived again
  }
}

/** Keeps it, and lets the oldest go. A disk that is full or read-only is no reason to fail: the answer is known. */
export async function writeCached(key: CacheKey | null, value: unknown): Promise<void> {
  const text = key === null ? '' : JSON.stringify(value)
  if (key === null || text.length > largest) return
  const fresh = `${key.file}.${randomUUID()}`
  try {
    makeStateFolder(key.commonDir, 'derived')
    await writeFile(fresh, `${digestOf(text)}\n${text}`, { mode: 0o600 })
    await rename(fresh, key.file)
    await removeOldest(key.folder)
  } catch {
    await rm(fresh, { force: true }).catch(() => undefined)
  }
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

async function removeOldest(folder: string): Promise<void> {
  const names = await readdir(folder)
  if (names.length <= most) return
  const files = await Promise.all(
    names.map(async (name) => ({ name, time: (await stat(join(folder, name))).mtimeMs })),
  )
  files.sort((a, b) => b.time - a.time)
  for (const { name } of files.slice(most)) await rm(join(folder, name), { force: true, recursive: true })
}

/** What a commit holds beside the page: of each folder on the way to it all that is in there. */
async function readTreeWithout(repository: Repository, head: string, page: string): Promise<unknown[]> {
  const names = page.split('/')
  const levels = await Promise.all(
    names.map(async (name, depth) => {
      const own = Buffer.from(name).toString('latin1')
      const entries = await readFolder(repository, head, names.slice(0, depth).join('/'))
      return entries?.filter((entry) => entry.name !== own) ?? []
    }),
  )
  return levels
}
