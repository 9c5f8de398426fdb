import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../core/config/config.js'
import { defaultConfig } from '../core/config/options.js'
import { HandoffError } from '../core/errors.js'
import { judgeWork } from '../core/freshness/ladder.js'
import { pagePath } from '../core/page-path.js'
import { type PushedRef, parseQuickHeader, type QuickHeader } from '../core/push/refs.js'
import { readPageOnDisk } from '../git/page/disk.js'
import { type GitEnd, type GitPlace, readingEnvironment, tryGit } from '../git/process.js'
import { type BranchMemory, hasNotes, keepSeenWork, readMemory, type SeenWork } from '../git/push/memory.js'
import { resolveRange } from '../git/range.js'
import type { Repository } from '../git/repository.js'
import { isAbbreviation } from '../git/revision.js'

/** A branch that is pushed, to one or more refs of the remote. */
export interface PushedBranch {
  name: string
  oid: string
  refs: PushedRef[]
}

/**
 * A cheap check whether the page of a pushed branch is what `create` would write: the committed page equals the one on
 * disk, covers this branch's work, and nothing else changed since. False means: check thoroughly.
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
    // An earlier push was rejected: if this one will be too, the page is taken back.
    if (memory.unsent?.commit === oid) return false
    const [seen, isCovered] = await Promise.all([
      readSeenWork(repository, config, page, header, memory),
      isTreeCovered(repository, header, page, text, early),
    ])
    if (seen === null || !isCovered || judgeWork(header, { branch, work: seen.work }) !== 'fresh')
      return false
    if (seen !== memory.seen) keepSeenWork(commonDir, memory, seen)
    return !hasNotes(memory.notes)
  } catch (error) {
    // The thorough check reports the problem.
    if (error instanceof HandoffError) return false
    throw error
  }
}

/** The work that the page was written for, if it is known for this merge base; null otherwise. */
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
 * Whether only the page changed since it was written, and the committed page is byte for byte the one on disk (no filters
 * or line-ending conversion).
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
  // Loaded while git runs.
  const [{ status, stdout }, { createHash }] = await Promise.all([diff.answer, import('node:crypto')])
  if (status !== 0) return false
  const bytes = Buffer.from(text)
  const hash = createHash(objectFormat).update(`blob ${bytes.length}\0`).update(bytes)
  const oid = hash.digest('hex')
  const [meta, path, ...others] = stdout.toString().split('\0')
  if (path === undefined) return (await readPageOid(repository, page)) === oid
  return path === page && others.length === 1 && meta?.split(' ')[3] === oid
}

/** The blob id of the committed page; empty if there is none. */
async function readPageOid({ head, ...repository }: Repository, page: string): Promise<string> {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${head}:${page}`]
  return (await tryGit(repository, args)).stdout.toString().trim()
}

/** The changes between two commits, as `git diff-tree` prints them. */
interface TreeDiff {
  from: string
  to: string
  /** The folder that git runs in. */
  directory: string
  answer: Promise<GitEnd & { stdout: Buffer }>
}

function startTreeDiff(place: GitPlace, from: string, to: string): TreeDiff {
  const args = ['diff-tree', '-r', '-z', '--no-abbrev', '--no-renames', '--ignore-submodules=none']
  return {
    from,
    to,
    directory: place.directory,
    answer: tryGit(place, [...args, '--end-of-options', from, to, '--']),
  }
}

/**
 * Starts the diff before the repository is opened, because it is almost always needed. Null if it cannot start so early:
 * several refs, a configuration file, or no page of ours.
 */
export function startEarlyDiff(
  cwd: string,
  environment: NodeJS.ProcessEnv,
  refs: readonly PushedRef[],
): TreeDiff | null {
  const [ref, ...others] = refs
  if (ref === undefined || others.length > 0 || existsSync(join(cwd, '.handoff.yml'))) return null
  const covers = readCovers(cwd)
  if (covers === null || !isAbbreviation(covers)) return null
  const place = { directory: cwd, environment: readingEnvironment(cwd, environment) }
  const diff = startTreeDiff(place, covers, ref.oid)
  diff.answer.catch(() => undefined) // the result may never be used
  return diff
}

function readCovers(cwd: string): string | null {
  try {
    const { text } = readPageOnDisk(cwd, defaultConfig.path)
    return text === null ? null : (parseQuickHeader(text)?.covers ?? null)
  } catch {
    return null // the thorough check reports the problem
  }
}
