import { HandoffError } from '../../core/errors.js'
import type { Oid } from '../../core/facts.js'
import { renderCommand } from '../../core/text/command.js'
import { runGit, tryGit } from '../process.js'
import { hashPage, runWhenUnlocked } from './branch.js'
import { readPageOnDisk } from './disk.js'
import { isSameEntry, type TreeEntry } from './tree.js'
import type { Worktree } from './worktrees.js'
import { changedMeanwhile, writePage } from './write.js'

/** How a page is to be, on disk and in the index. */
export interface WantedPage {
  text: string | null
  entry: TreeEntry | null
}

/** The page as a worktree that has the branch checked out holds it. */
interface CheckedOutPage {
  worktree: Worktree
  path: string
  text: string | null
  index: IndexEntry
}

export async function readCheckedOutPage(worktree: Worktree, path: string): Promise<CheckedOutPage> {
  return {
    worktree,
    path,
    text: readPageOnDisk(worktree.root, path).text,
    index: await readIndexEntry(worktree, path),
  }
}

/**
 * Throws a `page` error where the page on disk holds words that nobody has read: it may say what it is to
 * say already, what it said when it was read (`basedOn`), or what was committed.
 */
export async function assertKnownText(
  page: CheckedOutPage,
  known: { wanted: string | null; basedOn: string | null | undefined; committed: Oid | null },
): Promise<void> {
  const { text, worktree, path, index } = page
  if (text === known.wanted || text === known.basedOn) return
  if (text === null) {
    // Left out by a sparse checkout, or deleted: nothing is lost.
    if (known.basedOn === undefined || index.isSkipped) return
  } else if (known.committed !== null) {
    const blob = { path, text, committed: known.committed, attributesFrom: null, isStored: false }
    if ((await hashPage(worktree.place, blob)) === known.committed) return
  }
  throw changedMeanwhile(path)
}

/**
 * Makes the page on disk and in the index as wanted, then moves the branch: in this order, so that whatever stops us
 * half way leaves new words to be committed, never a commit that the index would take back. Where it fails, all is
 * put back as it was.
 */
export async function withCheckedOutPages<T>(
  pages: readonly CheckedOutPage[],
  wanted: WantedPage,
  move: () => Promise<T>,
): Promise<T> {
  const undo: Undo = []
  const refreshing: Promise<void>[] = []
  try {
    for (const page of pages) {
      await writeText(page, wanted, undo)
      if (isSameEntry(page.index.entry, wanted.entry)) continue
      await writeEntry(page, wanted, undo)
      if (wanted.entry !== null && !page.index.isSkipped) {
        refreshing.push(refreshIndexEntry(page.worktree, page.path))
      }
    }
    return await move()
  } catch (error) {
    await Promise.all(refreshing)
    throw await undoAll(undo, error)
  } finally {
    await Promise.all(refreshing)
  }
}

/** Puts everything back, and returns the error to be thrown, which says so where something could not be. */
async function undoAll(undo: Undo, error: unknown): Promise<unknown> {
  const problems: string[] = []
  for (const step of undo.toReversed()) {
    try {
      await step()
    } catch (problem) {
      problems.push(`Not put back as it was: ${problem instanceof Error ? problem.message : problem}`)
    }
  }
  if (problems.length === 0 || !(error instanceof HandoffError)) return error
  return new HandoffError(error.kind, error.message, { hints: [...error.hints, ...problems], cause: error })
}

type Undo = (() => Promise<unknown>)[]

async function writeText(page: CheckedOutPage, wanted: WantedPage, undo: Undo): Promise<void> {
  const { worktree, path, text: before, index } = page
  if (before === null && index.isSkipped) return // left out by a sparse checkout
  const after = wanted.text
  const isWritten = await writePage(worktree.root, path, { from: before, to: after })
  if (isWritten) undo.push(() => writePage(worktree.root, path, { from: after, to: before }))
}

async function writeEntry(page: CheckedOutPage, wanted: WantedPage, undo: Undo): Promise<void> {
  const { worktree, path, index } = page
  await writeIndexEntry(worktree, path, wanted.entry, index)
  undo.push(async () => {
    const now = await readIndexEntry(worktree, path)
    if (isSameEntry(now.entry, wanted.entry)) await writeIndexEntry(worktree, path, index.entry, index)
  })
}

/** What the index of a worktree holds of the page. */
interface IndexEntry {
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
async function writeIndexEntry(
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
async function refreshIndexEntry(worktree: Worktree, path: string): Promise<void> {
  await tryGit(worktree.place, ['add', '--refresh', '--', path])
}

function hasConflict(worktree: Worktree, path: string): HandoffError {
  return new HandoffError('git', `\`${path}\` has an unresolved conflict in \`${worktree.root}\`.`, {
    hints: [`Resolve it, run \`${renderCommand(['git', 'add', '--', path])}\`, then run this again.`],
  })
}
