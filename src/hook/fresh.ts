import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../core/config/config.js'
import { defaultConfig } from '../core/config/options.js'
import { HandoffError } from '../core/errors.js'
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

/** What has changed between two commits: `git diff-tree`, as `isFresh` reads it. */
interface TreeDiff {
  from: string
  to: string
  /** The folder that git was asked in. */
  directory: string
  answer: Promise<GitEnd & { stdout: Buffer }>
}

function startTreeDiff(place: GitPlace, from: string, to: string): TreeDiff {
  const args = ['diff-tree', '-r', '-z', '--no-abbrev', '--no-renames', '--ignore-submodules=none']
  return { from, to, directory: place.directory, answer: tryGit(place, [...args, from, to, '--']) }
}

/**
 * Asks git what has changed since the page was written before it is known whether that matters: mostly it does, and the
 * answer is there then. Null where it cannot be asked so early: several refs, another page, no page of ours.
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
  diff.answer.catch(() => undefined) // it may never be looked at
  return diff
}

function readCovers(cwd: string): string | null {
  try {
    const { text } = readPageOnDisk(cwd, defaultConfig.path)
    return text === null ? null : (parseQuickHeader(text)?.covers ?? null)
  } catch {
    return null // whoever reads it next says what is wrong with it
  }
}
