import { HandoffError } from '../../core/errors.js'
import { readEntry, readObject } from '../objects.js'
import { type GitPlace, readingEnvironment } from '../process.js'
import type { Repository } from '../repository.js'
import { readIndexEntry } from './checkout.js'
import { assertPageSize, decodePage, type PageText, pageSizeLimit, readPageOnDisk } from './disk.js'
import { assertPagePath } from './place.js'
import { assertBlob } from './tree.js'
import { readRepositoryPlace, readWorktreesOf } from './worktrees.js'

/** A branch's page, and where it was found. */
interface BranchPage extends PageText {
  /** The top folder of the worktree that has the branch checked out; null where the page is the one at its tip. */
  root: string | null
}

/**
 * Reads the page of a worktree from disk; `root` is the worktree's top folder, `path` as from `pagePath`. Throws a
 * `page` error where it is there and cannot be a page: a folder, a link, binary, not UTF-8, over 5 MB.
 */
export async function readPage(root: string, path: string): Promise<PageText> {
  return readPageOnDisk(root, path)
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
