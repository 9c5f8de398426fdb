import { existsSync, realpathSync } from 'node:fs'
import { isAbsolute, join, resolve } from 'node:path'
import { HandoffError } from '../../core/errors.js'
import { type GitPlace, git, gitError, plumbingEnvironment, runGit } from './plumbing.js'

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

export interface ListedWorktree {
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

/** Reads where a repository is. Throws a `git` error where `folder` is in none. */
export async function readRepositoryPlace(
  folder: string,
  environment: NodeJS.ProcessEnv,
): Promise<RepositoryPlace> {
  const here = await findRepository(folder, environment)
  const [gitDir, where, list] = await Promise.all([
    git(here, ['rev-parse', '--absolute-git-dir']),
    git(here, ['rev-parse', '--is-inside-work-tree', '--show-cdup', '--git-common-dir']),
    readWorktreeList(here),
  ])
  const [isInside = '', up = '', ...common] = where.split('\n') // the last may hold newlines of its own
  const cwd = realpathSync(here.cwd)
  const commonDir = resolve(cwd, common.join('\n'))
  const root = isInside === 'true' ? resolve(cwd, up) : null
  const [main] = list
  if (root !== null && gitDir === commonDir && main?.isBare === true) {
    // Bare by configuration, and given a worktree all the same: git lists it without its branch.
    const head = await runGit(here, ['symbolic-ref', '--quiet', 'HEAD'])
    main.ref = head.stdout.toString().trimEnd() || null
  }
  return { here, gitDir, commonDir, root, worktrees: list }
}

/** By the folder, else by the variables that a hook was given, for `git --git-dir=… --work-tree=… push`. */
async function findRepository(folder: string, environment: NodeJS.ProcessEnv): Promise<GitPlace> {
  const here: GitPlace = { cwd: folder, environment: plumbingEnvironment(environment) }
  const gitDir = environment['GIT_DIR']
  if (gitDir === undefined || gitDir === '') return here
  if ((await runGit(here, ['rev-parse', '--git-dir'])).exitCode === 0) return here
  const workTree = environment['GIT_WORK_TREE']
  if (workTree === undefined || workTree === '') return { ...here, gitDir: resolve(gitDir) }
  return { ...here, gitDir: resolve(gitDir), workTree: resolve(workTree) }
}

async function readWorktreeList(here: GitPlace): Promise<ListedWorktree[]> {
  const args = ['worktree', 'list', '--porcelain', '-z']
  const outcome = await runGit(here, args)
  if (outcome.exitCode === 0) return parseWorktreeList(outcome.stdout.toString(), '\0')
  if (outcome.exitCode !== 129) throw gitError(args, outcome)
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
  const { here, root, gitDir } = repository
  if (root !== null) return worktreeAt(here, root, gitDir).place
  return { cwd: gitDir, gitDir, environment: here.environment }
}

async function openWorktree(
  repository: RepositoryPlace,
  worktree: ListedWorktree,
  ref: string,
): Promise<Worktree> {
  const { here, commonDir, gitDir, root } = repository
  const isHere = worktree.isMain ? gitDir === commonDir : root !== null && isSameFolder(root, worktree.path)
  if (isHere && root !== null) return worktreeAt(here, root, gitDir)
  const top = worktree.isMain ? await readMainRoot(repository, worktree) : worktree.path
  if (top === null || !existsSync(top)) throw cannotFind(worktree, ref)
  const own = await git({ cwd: top, environment: here.environment }, ['rev-parse', '--absolute-git-dir'])
  return worktreeAt(here, top, own)
}

/** Git lists the main worktree by its git directory where that is elsewhere: submodules, --separate-git-dir. */
async function readMainRoot(repository: RepositoryPlace, worktree: ListedWorktree): Promise<string | null> {
  const { commonDir, here } = repository
  if (isSameFolder(join(worktree.path, '.git'), commonDir)) return worktree.path
  const place = { cwd: commonDir, gitDir: commonDir, environment: here.environment }
  const configured = await runGit(place, ['config', '--get', 'core.worktree'])
  if (configured.exitCode !== 0) return null
  const path = configured.stdout.toString().replace(/\n$/, '')
  return isAbsolute(path) ? path : resolve(commonDir, path)
}

function worktreeAt(here: GitPlace, root: string, gitDir: string): Worktree {
  return { root, gitDir, place: { cwd: root, gitDir, workTree: root, environment: here.environment } }
}

function isSameFolder(one: string, other: string): boolean {
  return existsSync(one) && existsSync(other) && realpathSync(one) === realpathSync(other)
}

function cannotFind(worktree: ListedWorktree, ref: string): HandoffError {
  const branch = ref.replace('refs/heads/', '')
  return new HandoffError(
    'git',
    `\`${branch}\` is checked out in a worktree that is not there: \`${worktree.path}\`.`,
    { hints: ['Run this in that worktree, or, if it is gone for good, run `git worktree prune`.'] },
  )
}
