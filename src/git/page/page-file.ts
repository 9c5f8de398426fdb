import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { HandoffError } from '../../core/errors.js'
import { readEntry, readObject } from '../objects.js'
import { type GitPlace, readingEnvironment, runGit } from '../process.js'
import type { Repository } from '../repository.js'
import { runWhenUnlocked } from './branch.js'
import { readIndexEntry } from './checkout.js'
import { assertPageSize, decodePage, type PageText, pageSizeLimit, readPageOnDisk } from './disk.js'
import { assertPagePath } from './place.js'
import { assertBlob, literalPlace } from './tree.js'
import { readRepositoryPlace, readWorktreesOf } from './worktrees.js'
import { writePage } from './write.js'

/** A branch's page, and where it was found. */
interface BranchPage extends PageText {
  /** The top folder of the worktree that has the branch checked out; null where the page is the one at its tip. */
  root: string | null
}

/**
 * Reads the page of a worktree as it is on disk; `root` is the worktree's top folder, `path` as from `pagePath`. Throws a
 * `page` error where it is there and cannot be a page: a folder, a link, binary, not UTF-8, over 5 MB.
 */
export async function readPage(root: string, path: string): Promise<PageText> {
  return readPageOnDisk(root, path)
}

/** The page of the work tree, and how it lies there. */
export interface WorkingPage extends PageText {
  /** What is on the disk: with conflict markers, where `text` is what both sides say. */
  onDisk: string | null
  isUnmerged: boolean
}

/**
 * Reads the page of the work tree, `path` as from `pagePath`: from disk, or, where it has a conflict that nobody has
 * resolved, united from its stages in the index. Throws a `page` error where it is there and cannot be a page: a folder, a
 * link, binary, not UTF-8, over 5 MB.
 */
export async function readWorkingPage(repository: Repository, path: string): Promise<WorkingPage> {
  const { root, gitDir, branch, branchFrom } = repository
  if (root === null) return { text: null, bytes: 0, onDisk: null, isUnmerged: false }
  const page = readPageOnDisk(root, path)
  const atRest = { ...page, onDisk: page.text, isUnmerged: false }
  const hasMarkers = page.text !== null && /^<{7}/m.test(page.text)
  const traces = ['MERGE_HEAD', 'CHERRY_PICK_HEAD', 'REVERT_HEAD', 'rebase-merge', 'rebase-apply', 'reftable']
  if (!hasMarkers && !traces.some((trace) => existsSync(join(gitDir, trace)))) return atRest
  const stages = await readStages(repository, path)
  if (stages === null) {
    // In a rebase the page is the one of the branch, also while the disk has none.
    if (page.text !== null || branchFrom !== 'operation') return atRest
    return {
      ...(await readPageFromTree(repository, `refs/heads/${branch}`, path)),
      onDisk: null,
      isUnmerged: false,
    }
  }
  const [base = null, ours = null, theirs = null] = stages
  const isResolved = page.text !== null && !hasMarkers && page.text !== ours && page.text !== theirs
  if (isResolved) return { ...atRest, isUnmerged: true }
  const { pageFormats } = await import('../../core/page/format.js')
  const format = pageFormats[path.endsWith('.json') ? 'json' : 'markdown']
  const text = format.unite(base, ours, theirs, branch)
  return { text, bytes: Buffer.byteLength(text ?? ''), onDisk: page.text, isUnmerged: true }
}

/** What the base and both sides of a conflict say; null without one. */
async function readStages(repository: Repository, path: string): Promise<(string | null)[] | null> {
  const place = literalPlace(repository)
  const list = await runGit(place, ['ls-files', '-z', '--unmerged', '--full-name', '--', path])
  const stages: (string | null)[] = [null, null, null]
  // 100644 9b1f6c2e7a40… 2<TAB>HANDOFF.md
  const lines = list.toString().split('\0').filter(Boolean)
  for (const line of lines) {
    const [mode = '', oid = '', stage = ''] = line.split('\t', 1)[0]?.split(' ') ?? []
    assertBlob(path, { mode, oid })
    stages[Number(stage) - 1] = decodePage(
      path,
      await runGit(place, ['cat-file', 'blob', '--end-of-options', oid]),
    )
  }
  return lines.length === 0 ? null : stages
}

/** Writes the page in the middle of a merge, rebase, cherry-pick or revert, and adds it to what will be committed. */
export async function addWorkingPage(
  repository: Repository,
  path: string,
  { onDisk }: WorkingPage,
  text: string,
): Promise<void> {
  const { root } = repository
  if (root === null) return
  await writePage(root, path, { from: onDisk, to: text })
  await runWhenUnlocked(literalPlace(repository), ['add', '--', path])
}

/**
 * Reads the page that a commit has, in any repository, opened or named by any of its folders; `commit` is an id or a
 * full ref. Throws as `readPage`, and a `history` error where there is no such commit here.
 */
export async function readPageAt(
  repository: string | GitPlace,
  commit: string,
  path: string,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<PageText> {
  if (typeof repository !== 'string') return readPageFromTree(repository, commit, path)
  const place = { directory: repository, environment: readingEnvironment(repository, environment) }
  return readPageFromTree(place, commit, path)
}

/**
 * Reads the page that a branch has now: on disk where the branch is checked out, in whichever worktree, else at its tip.
 * What `commitPage` takes as `basedOn` is the text that this returns with a `root`.
 */
export async function readBranchPage(
  repository: string | Repository,
  branch: string,
  path: string,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<BranchPage> {
  const ref = `refs/heads/${branch}`
  const place = await readRepositoryPlace(repository, environment)
  const [worktree] = await readWorktreesOf(place, ref)
  if (worktree === undefined) return { ...(await readPageFromTree(place.here, ref, path)), root: null }
  const page = readPageOnDisk(worktree.root, path)
  if (page.text !== null) return { ...page, root: worktree.root }
  const { isSkipped } = await readIndexEntry(worktree, path)
  if (!isSkipped) return { ...page, root: worktree.root }
  // A sparse checkout leaves the page out: it is there all the same.
  return { ...(await readPageFromTree(place.here, ref, path)), root: null }
}

async function readPageFromTree(place: GitPlace, commit: string, path: string): Promise<PageText> {
  assertPagePath(path)
  const entry = await readEntry(place, commit, path).catch((cause: unknown) => {
    if (!(cause instanceof HandoffError && cause.kind === 'history')) throw cause
    throw new HandoffError(
      'history',
      `Cannot read \`${path}\` at \`${commit}\`: that commit is not in this clone.`,
      {
        because: 'commit-not-here',
        hints: ['If this clone is shallow, run `git fetch --unshallow`.'],
        cause,
      },
    )
  })
  if (entry === null) return { text: null, bytes: 0 }
  assertBlob(path, entry)
  const blob = await readObject(place, entry.oid, pageSizeLimit)
  if (blob.state === 'missing')
    throw blob.lost ?? new HandoffError('git', `\`${path}\` is missing from this repository.`)
  if (blob.state === 'large') assertPageSize(path, blob.size)
  const bytes = blob.state === 'read' ? blob.bytes : Buffer.alloc(0)
  return { text: decodePage(path, bytes), bytes: bytes.length }
}
