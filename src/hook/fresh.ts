import { createHash } from 'node:crypto'
import type { Config } from '../core/config/config.js'
import { HandoffError } from '../core/errors.js'
import { pagePath } from '../core/page-path.js'
import { parseQuickHeader, type QuickHeader } from '../core/push/quick-header.js'
import { readPageOnDisk } from '../git/page/disk.js'
import { tryGit } from '../git/process.js'
import { hasNotes, readMemory } from '../git/push/memory.js'
import { readWork } from '../git/push/work.js'
import { resolveRange } from '../git/range.js'
import type { Repository } from '../git/repository.js'
import type { PushedBranch } from './pre-push.js'

/**
 * Whether the page of a pushed branch is known, for little, to be what `create` would write: it is committed as it lies
 * on disk, tells this branch's work, and the tree is the one it was written for. False means: look closer.
 */
export async function isFresh(
  repository: Repository,
  config: Config,
  { name, oid }: PushedBranch,
): Promise<boolean> {
  const { root, branch, head, commonDir } = repository
  if (root === null || branch !== name || head !== oid) return false
  const page = pagePath(config.path, name)
  try {
    const { text } = readPageOnDisk(root, page)
    const header = text === null ? null : parseQuickHeader(text)
    if (text === null || header === null || header.branch !== name) return false
    const [work, ...same] = await Promise.all([
      readWorkOf(repository, config, page),
      isAsCommitted(repository, page, text),
      isTreeCovered(repository, header, page),
    ])
    return work === header.work && !same.includes(false) && !hasNotes(readMemory(commonDir, name).notes)
  } catch (error) {
    // What is wrong is said by those who look closer.
    if (error instanceof HandoffError) return false
    throw error
  }
}

async function readWorkOf(repository: Repository, config: Config, page: string): Promise<string | null> {
  const range = await resolveRange(repository, { configuredBase: config.base ?? undefined })
  return readWork(repository, range, { page, ignore: config.ignore })
}

/** `9b1f6c2e7a40…`: the id of the committed page; none of the line endings or filters that the disk may have. */
async function isAsCommitted(repository: Repository, page: string, text: string): Promise<boolean> {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${repository.head}:${page}`]
  const { stdout } = await tryGit(repository, args)
  const bytes = Buffer.from(text)
  const hash = createHash(repository.objectFormat).update(`blob ${bytes.length}\0`).update(bytes)
  return stdout.toString().trim() === hash.digest('hex')
}

/** Where nothing but the page has changed since, no line can have moved. */
async function isTreeCovered(
  repository: Repository,
  { covers }: QuickHeader,
  page: string,
): Promise<boolean> {
  if (!/^[0-9a-f]{7,64}$/.test(covers)) return false
  const args = ['diff-tree', '-r', '--quiet', '--no-ext-diff', '--ignore-submodules=none']
  const paths = ['--', ':(top)', `:(exclude,top,literal)${page}`]
  return (await tryGit(repository, [...args, covers, repository.head ?? '', ...paths])).status === 0
}
