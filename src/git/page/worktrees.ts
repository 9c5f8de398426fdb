import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { HandoffError } from '../../core/errors.js'
import { describeFailure, type GitPlace, runGit, tryGit, withoutLocators } from '../process.js'
import { isSameFolder, openRepository, type Repository } from '../repository.js'
import { git, literalPlace, placeOf } from './tree.js'

/** A repository as plumbing sees it, from any of its folders. Paths are absolute. */
export interface RepositoryPlace {
  /** Runs git in the folder that was asked for. */
  here: GitPlace
  /** What all worktrees share: objects, refs, configuration. */
  commonDir: string
  /** The git directory of the folder that was asked for. */
  gitDir: string
  /** The top folder of its worktree, null in a bare repository. */
  root: string | null
  /** Every worktree, the main one first (also of a bare repository). */
  worktrees: ListedWorktree[]
}

interface ListedWorktree {
  /** As git lists it; of the main one it can be the git directory. */
  path: string
  isMain: boolean
  isBare: boolean
  /** A full ref name, or null on a detached head. */
  ref: string | null
}

/** A worktree that can be written. */
export interface Worktree {
  root: string
  gitDir: string
  place: GitPlace
}

/** Reads where the worktrees of a repository are. Throws a `git` error where a folder is in no repository. */
export async function readRepositoryPlace(
  repository: string | Repository,
  environment: NodeJS.ProcessEnv,
): Promise<RepositoryPlace> {
  const opened = typeof repository === 'string' ? await openRepository(repository, environment) : repository
  const { gitDir, commonDir, root } = opened
  const here = literalPlace(opened)
  const worktrees = await readWorktreeList(here)
  const [main] = worktrees
  if (root !== null && main?.isBare === true && isSameFolder(gitDir, commonDir)) {
    // Bare by configuration, and given a worktree all the same: git lists it without its branch.
    main.ref = opened.branch === null ? null : `refs/heads/${opened.branch}`
  }
  return { here, gitDir, commonDir, root, worktrees }
}

async function readWorktreeList(here: GitPlace): Promise<ListedWorktree[]> {
  const args = ['worktree', 'list', '--porcelain', '-z']
  const end = await tryGit(here, args)
  if (end.status === 0) return parseWorktreeList(end.stdout.toString(), '\0')
  if (end.status !== 129) throw describeFailure(args, end, here)
  return parseWorktreeList(`${await git(here, args.slice(0, -1))}\n`, '\n') // git < 2.36 has no -z
}

/**
 * Parses `git worktree list --porcelain`, blocks with an empty line after each:
 *
 *     worktree /home/ada/project
 *     HEAD 9b1f6c2e7a40…
 *     branch refs/heads/main
 *
 *     worktree /home/ada/project-fix
 *     HEAD 9b1f6c2e7a40…
 *     detached
 */
export function parseWorktreeList(list: string, end: '\0' | '\n'): ListedWorktree[] {
  const blocks = list.split(end + end).filter((block) => block !== '')
  return blocks.map((block, index) => {
    const lines = block.split(end)
    const value = (key: string) => lines.find((line) => line.startsWith(`${key} `))?.slice(key.length + 1)
    return {
      path: value('worktree') ?? '',
      isMain: index === 0,
      isBare: lines.includes('bare'),
      ref: value('branch') ?? null,
    }
  })
}

/** Finds the worktrees that have a branch checked out: none, one, or (by force) more. */
export async function readWorktreesOf(repository: RepositoryPlace, ref: string): Promise<Worktree[]> {
  const holding = repository.worktrees.filter((worktree) => worktree.ref === ref)
  return Promise.all(holding.map((worktree) => openWorktree(repository, worktree, ref)))
}

/** Where to run git for a branch that no worktree holds: at the top, so that paths are from the root. */
export function placeWithout(repository: RepositoryPlace): GitPlace {
  return placeOf(repository.here, repository.gitDir, repository.root)
}

async function openWorktree(
  repository: RepositoryPlace,
  worktree: ListedWorktree,
  ref: string,
): Promise<Worktree> {
  const { here, commonDir, gitDir, root } = repository
  const isHere = worktree.isMain
    ? isSameFolder(gitDir, commonDir)
    : root !== null && isSameFolder(root, worktree.path)
  if (isHere && root !== null) return worktreeAt(here, root, gitDir)
  const top = worktree.isMain ? await readMainRoot(repository, worktree) : worktree.path
  if (top === null || !existsSync(top)) throw cannotFind(worktree, ref)
  const there = { directory: top, environment: withoutLocators(here.environment) }
  return worktreeAt(here, top, await git(there, ['rev-parse', '--absolute-git-dir']))
}

/** Git lists the main worktree by its git directory where that is elsewhere: submodules, --separate-git-dir. */
async function readMainRoot(repository: RepositoryPlace, worktree: ListedWorktree): Promise<string | null> {
  const { commonDir, here } = repository
  if (isSameFolder(join(worktree.path, '.git'), commonDir)) return worktree.path
  const place = placeOf(here, commonDir, null)
  const configured = await runGit(place, ['config', '--get', 'core.worktree'], { accept: [1] }) // 1: not set
  const path = configured.toString().replace(/\n$/, '')
  return path === '' ? null : resolve(commonDir, path)
}

function worktreeAt(here: GitPlace, root: string, gitDir: string): Worktree {
  return { root, gitDir, place: placeOf(here, gitDir, root) }
}

function cannotFind(worktree: ListedWorktree, ref: string): HandoffError {
  const branch = ref.replace('refs/heads/', '')
  return new HandoffError(
    'git',
    `\`${branch}\` is checked out in a worktree that no longer exists: \`${worktree.path}\`.`,
    {
      hints: [
        'If it was moved, run `git worktree repair` in its new place.',
        'If it was deleted, run `git worktree prune`.',
      ],
    },
  )
}
