import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { defaultConfig } from '../core/config/options.js'
import type { PushedRef } from '../core/push/pushed-refs.js'
import { parseQuickHeader } from '../core/push/quick-header.js'
import { type GitPlace, readingEnvironment } from '../git/environment.js'
import { readPageOnDisk } from '../git/page/disk.js'
import { type GitEnd, tryGit } from '../git/process.js'

/** What has changed between two commits: `git diff-tree`, as `isFresh` reads it. */
export interface TreeDiff {
  from: string
  to: string
  /** The folder that git was asked in. */
  directory: string
  answer: Promise<GitEnd & { stdout: Buffer }>
}

export function startTreeDiff(place: GitPlace, from: string, to: string): TreeDiff {
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

/** Whether a text can be the id of a commit and nothing else. */
export function isAbbreviation(text: string): boolean {
  return /^[0-9a-f]{7,64}$/.test(text)
}

function readCovers(cwd: string): string | null {
  try {
    const { text } = readPageOnDisk(cwd, defaultConfig.path)
    return text === null ? null : (parseQuickHeader(text)?.covers ?? null)
  } catch {
    return null // whoever reads it next says what is wrong with it
  }
}
