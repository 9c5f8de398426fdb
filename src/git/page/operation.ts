import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { HandoffError } from '../../core/errors.js'
import type { Operation as CurrentOperation } from '../../core/facts.js'
import { runGit, tryGit } from '../process.js'
import type { Repository } from '../repository.js'
import { isCode } from './lock.js'
import { type RepositoryPlace, readRepositoryPlace, readWorktreesOf, type Worktree } from './worktrees.js'

export type OperationKind = 'rebase' | 'am' | 'merge' | 'cherry-pick' | 'revert' | 'bisect'

/** Something that git has begun with a branch and not ended. */
interface Operation {
  kind: OperationKind
  /** The git directory, of whichever worktree, that it is recorded in. */
  gitDir: string
}

/**
 * Reads whether a branch is being rebased, merged into, picked onto, reverted on or bisected, in any worktree; null
 * where it is at rest. `branch` is a short name; the repository is opened, or named by any of its folders.
 */
export async function readOperationInProgress(
  repository: string | Repository,
  branch: string,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<Operation | null> {
  const place = await readRepositoryPlace(repository, environment)
  return readOperation(place, branch, await readWorktreesOf(place, `refs/heads/${branch}`))
}

/** As `readOperationInProgress`, for a repository that is known already. */
export async function readOperation(
  repository: RepositoryPlace,
  branch: string,
  holding: readonly Worktree[],
): Promise<Operation | null> {
  // Rebasing and bisecting detach the head, so that the worktree no longer says which branch it is about.
  for (const gitDir of readGitDirs(repository.commonDir)) {
    const kind = readDetachingOperation(gitDir, branch)
    if (kind !== null) return { kind, gitDir }
  }
  for (const worktree of holding) {
    const kind = await readAttachedOperation(worktree)
    if (kind !== null) return { kind, gitDir: worktree.gitDir }
  }
  return null
}

/** Throws a `git` error, which says how to end it, where something is in progress. */
export function assertAtRest(branch: string, operation: Operation | null): void {
  if (operation === null) return
  const { doing, end } = words[operation.kind]
  throw new HandoffError('git', `\`${branch}\` is ${doing}, so its page is not committed now.`, {
    hints: [`Finish that first (${end}), then run this again.`],
  })
}

const words: Record<OperationKind, { doing: string; end: string }> = {
  rebase: { doing: 'being rebased', end: '`git rebase --continue` or `--abort`' },
  am: { doing: 'having patches applied', end: '`git am --continue` or `--abort`' },
  merge: { doing: 'in the middle of a merge', end: '`git merge --continue` or `--abort`' },
  'cherry-pick': {
    doing: 'in the middle of a cherry-pick',
    end: '`git cherry-pick --continue` or `--abort`',
  },
  revert: { doing: 'in the middle of a revert', end: '`git revert --continue` or `--abort`' },
  bisect: { doing: 'being bisected', end: '`git bisect reset`' },
}

/** Of the main worktree, then of the linked ones: see "worktrees/" in gitrepository-layout(5). */
function readGitDirs(commonDir: string): string[] {
  const linked = join(commonDir, 'worktrees')
  if (!existsSync(linked)) return [commonDir]
  return [commonDir, ...readdirSync(linked).map((name) => join(linked, name))]
}

function readDetachingOperation(gitDir: string, branch: string): OperationKind | null {
  const ref = `refs/heads/${branch}`
  for (const folder of ['rebase-merge', 'rebase-apply']) {
    if (readLines(join(gitDir, folder, 'head-name'))[0] === ref) return 'rebase'
  }
  // `git rebase --update-refs` moves further branches when it ends. Three lines each: name, old and new id.
  const updated = readLines(join(gitDir, 'rebase-merge', 'update-refs'))
  if (updated.some((line, index) => index % 3 === 0 && line === ref)) return 'rebase'
  return readLines(join(gitDir, 'BISECT_START'))[0] === branch ? 'bisect' : null
}

/** Reads what git has begun in this work tree and not ended; null where it is at rest. */
export async function readCurrentOperation(repository: Repository): Promise<CurrentOperation | null> {
  const { root, gitDir } = repository
  if (root === null) return null
  const kind = await readAttachedOperation({ root, gitDir, place: repository })
  if (kind === null) return null
  const list = await runGit(repository, ['ls-files', '-z', '--unmerged', '--full-name', ':/'])
  // 100644 9b1f6c2e7a40… 2<TAB>src/a.ts
  const paths = list
    .toString()
    .split('\0')
    .flatMap((line) => (line === '' ? [] : [line.slice(line.indexOf('\t') + 1)]))
  return { kind: kind === 'am' ? 'rebase' : kind, unmerged: [...new Set(paths)] }
}

async function readAttachedOperation(worktree: Worktree): Promise<OperationKind | null> {
  const { gitDir } = worktree
  const has = (name: string) => existsSync(join(gitDir, name))
  if (has('rebase-apply')) return has('rebase-apply/applying') ? 'am' : 'rebase'
  if (has('rebase-merge')) return 'rebase'
  if (has('MERGE_HEAD')) return 'merge'
  if (await hasPseudoRef(worktree, 'CHERRY_PICK_HEAD')) return 'cherry-pick'
  if (await hasPseudoRef(worktree, 'REVERT_HEAD')) return 'revert'
  // Between two picks of a series there is no head, only the list: "pick 9b1f6c2 Subject".
  const [next] = readLines(join(gitDir, 'sequencer', 'todo'))
  if (next !== undefined) return next.startsWith('revert') ? 'revert' : 'cherry-pick'
  return has('BISECT_LOG') ? 'bisect' : null
}

/** A file in the git directory, or, in a repository whose refs are a reftable, a record in there. */
async function hasPseudoRef(worktree: Worktree, name: string): Promise<boolean> {
  if (existsSync(join(worktree.gitDir, name))) return true
  if (!existsSync(join(worktree.gitDir, 'reftable'))) return false
  const end = await tryGit(worktree.place, ['rev-parse', '--quiet', '--verify', '--end-of-options', name])
  return end.status === 0
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
  } catch (error) {
    if (isCode(error, 'ENOENT', 'ENOTDIR')) return []
    throw error
  }
}
