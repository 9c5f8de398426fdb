import { HandoffError } from '../../core/errors.js'
import { renderCommand } from '../../core/text/command.js'
import { runGit, tryGit } from '../process.js'
import { runWhenUnlocked } from './contention.js'
import type { TreeEntry } from './tree.js'
import type { Worktree } from './worktrees.js'

/** What the index of a worktree holds of the page. */
export interface IndexEntry {
  entry: TreeEntry | null
  /** skip-worktree: a sparse checkout leaves the file out, or a person keeps a version of their own. */
  isSkipped: boolean
  isAssumedUnchanged: boolean
}

/** Reads the page's entry. Throws a `git` error where it has an unresolved conflict. */
export async function readIndexEntry(worktree: Worktree, path: string): Promise<IndexEntry> {
  const list = await runGit(worktree.place, ['ls-files', '-z', '--stage', '-v', '--', path])
  const found: IndexEntry = { entry: null, isSkipped: false, isAssumedUnchanged: false }
  for (const line of list.toString().split('\0')) {
    // H 100644 9b1f6c2e7a40… 0<TAB>HANDOFF.md: `S` for skip-worktree, a small letter for assume-unchanged
    const tab = line.indexOf('\t')
    if (tab === -1 || line.slice(tab + 1) !== path) continue
    const [tag = '', mode = '', oid = '', stage = ''] = line.slice(0, tab).split(' ')
    if (stage !== '0') throw hasConflict(worktree, path)
    found.entry = { mode, oid }
    found.isSkipped = tag.toUpperCase() === 'S'
    found.isAssumedUnchanged = tag !== tag.toUpperCase()
  }
  return found
}

/** Writes the page's entry, and nothing else of the index; the flags stay as they were in `before`. */
export async function writeIndexEntry(
  worktree: Worktree,
  path: string,
  entry: TreeEntry | null,
  before: IndexEntry,
): Promise<void> {
  const update = (...args: string[]) => runWhenUnlocked(worktree.place, ['update-index', ...args])
  if (entry === null) return update('--force-remove', '--', path)
  const flag = before.isSkipped ? ['--skip-worktree', '--', path] : []
  await update('--add', '--cacheinfo', `${entry.mode},${entry.oid},${path}`, ...flag)
  if (before.isAssumedUnchanged) await update('--assume-unchanged', '--', path)
}

/**
 * Notes in the index when the file on disk was last looked at, so that the next `git diff-index` need not read it.
 * A cache and nothing else: that it fails (another git has the index locked) changes no answer of git's.
 */
export async function refreshIndexEntry(worktree: Worktree, path: string): Promise<void> {
  await tryGit(worktree.place, ['add', '--refresh', '--', path])
}

function hasConflict(worktree: Worktree, path: string): HandoffError {
  return new HandoffError(
    'git',
    `\`${path}\` has a conflict that is not resolved, in \`${worktree.root}\`.`,
    {
      hints: [`Resolve it, run \`${renderCommand(['git', 'add', '--', path])}\`, then run this again.`],
    },
  )
}
