import type { Config } from '../core/config/config.js'
import { HandoffError } from '../core/errors.js'
import { pagePath } from '../core/page-path.js'
import { parseQuickHeader, type QuickHeader } from '../core/push/quick-header.js'
import { readPageOnDisk } from '../git/page/disk.js'
import { tryGit } from '../git/process.js'
import { type BranchMemory, hasNotes, keepSeenWork, readMemory, type SeenWork } from '../git/push/memory.js'
import { resolveRange } from '../git/range.js'
import type { Repository } from '../git/repository.js'
import { isAbbreviation, startTreeDiff, type TreeDiff } from './early-diff.js'
import type { PushedBranch } from './pre-push.js'

/**
 * Whether the page of a pushed branch is known, for little, to be what `create` would write: it is committed as it lies
 * on disk, tells this branch's work, and the tree is the one it was written for. False means: look closer.
 */
export async function isFresh(
  repository: Repository,
  config: Config,
  { name, oid }: PushedBranch,
  early: TreeDiff | null,
): Promise<boolean> {
  const { root, branch, head, commonDir } = repository
  if (root === null || branch !== name || head !== oid) return false
  const page = pagePath(config.path, name)
  try {
    const { text } = readPageOnDisk(root, page)
    const header = text === null ? null : parseQuickHeader(text)
    if (text === null || header === null || header.branch !== name) return false
    const memory = readMemory(commonDir, name)
    const [seen, isCovered] = await Promise.all([
      readSeenWork(repository, config, page, header, memory),
      isTreeCovered(repository, header, page, text, early),
    ])
    if (seen?.work !== header.work || !isCovered) return false
    if (seen !== memory.seen) keepSeenWork(commonDir, memory, seen)
    return !hasNotes(memory.notes)
  } catch (error) {
    // What is wrong is said by those who look closer.
    if (error instanceof HandoffError) return false
    throw error
  }
}

/** The work that the page was written for, if the tree is still the one it covers; null where that is not known. */
async function readSeenWork(
  repository: Repository,
  config: Config,
  page: string,
  { covers }: QuickHeader,
  { seen }: BranchMemory,
): Promise<SeenWork | null> {
  const range = await resolveRange(repository, { configuredBase: config.base ?? undefined })
  const { mergeBase } = range.base
  const { ignore } = config
  const isSame = seen?.mergeBase === mergeBase && seen.covers === covers && `${seen.ignore}` === `${ignore}`
  if (isSame) return seen
  const { readWork } = await import('../git/push/work.js')
  const work = await readWork(repository, range, { page, ignore })
  return work === null ? null : { mergeBase, covers, ignore, work }
}

/**
 * Where nothing but the page has changed since it was written, no line can have moved; and it must be committed as it lies
 * on disk, without line endings or filters that the disk may have.
 *
 *     :000000 100644 0000000… 9b1f6c2e7a40… A␀HANDOFF.md␀
 */
async function isTreeCovered(
  repository: Repository,
  { covers }: QuickHeader,
  page: string,
  text: string,
  early: TreeDiff | null,
): Promise<boolean> {
  const { head, directory, objectFormat } = repository
  if (head === null || !isAbbreviation(covers)) return false
  const isAsked = early?.from === covers && early.to === head && early.directory === directory
  const diff = isAsked ? early : startTreeDiff(repository, covers, head)
  // It takes as long to load as git to answer.
  const [{ status, stdout }, { createHash }] = await Promise.all([diff.answer, import('node:crypto')])
  if (status !== 0) return false
  const bytes = Buffer.from(text)
  const hash = createHash(objectFormat).update(`blob ${bytes.length}\0`).update(bytes)
  const oid = hash.digest('hex')
  const [meta, path, ...others] = stdout.toString().split('\0')
  if (path === undefined) return (await readPageOid(repository, page)) === oid
  return path === page && others.length === 1 && meta?.split(' ')[3] === oid
}

/** Of the committed page, where it is as old as what it covers; empty where there is none. */
async function readPageOid({ head, ...repository }: Repository, page: string): Promise<string> {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${head}:${page}`]
  return (await tryGit(repository, args)).stdout.toString().trim()
}
