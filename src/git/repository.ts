import { realpathSync } from 'node:fs'
import { resolve } from 'node:path'
import { HandoffError } from '../core/errors.js'
import type { Oid } from '../core/facts.js'
import { type GitPlace, readingEnvironment, withoutLocators } from './environment.js'
import { runGit, tryGit } from './process.js'
import { describeFailure } from './process-error.js'

/** A repository that can be read: where it is, what is checked out, and the refs that may be a base. */
export interface Repository extends GitPlace {
  /** Top of the work tree; null in a bare repository and inside a git directory. */
  root: string | null
  /** The git directory of this work tree; in a linked one `<common>/worktrees/<name>`. */
  gitDir: string
  /** Where refs and objects are: the same for all work trees. */
  commonDir: string
  bare: boolean
  shallow: boolean
  objectFormat: string
  /** The branch that is checked out, also before its first commit; null on a detached head. */
  branch: string | null
  /** The commit that is checked out; null before the first one. */
  head: Oid | null
  defaultRefs: Ref[]
}

export interface Ref {
  /** Full, such as `refs/remotes/origin/HEAD`. */
  name: string
  oid: Oid
  /** The full name of what a symbolic ref points to. */
  target: string | null
}

/** Refs that may be a base when nobody names one; the first ones win ties. */
export const defaultRefNames = [
  'refs/remotes/origin/HEAD',
  'refs/remotes/origin/main',
  'refs/heads/main',
  'refs/remotes/origin/master',
  'refs/heads/master',
]

/**
 * Opens the repository that `directory` is in. `environment` is the process's own unless a test says otherwise.
 */
export async function openRepository(
  directory: string,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<Repository> {
  const place: GitPlace = {
    directory: resolve(directory),
    environment: readingEnvironment(directory, environment),
  }
  if (place.environment['GIT_DIR'] !== undefined) return await openInHook(place, place.environment['GIT_DIR'])
  return await openAt(place)
}

/**
 * A hook may have changed into a subfolder, where git would take GIT_DIR's work tree to begin. So git is asked
 * to look around by itself first, and GIT_DIR holds only where that finds another repository, or none.
 */
async function openInHook(place: GitPlace, gitDir: string): Promise<Repository> {
  const found = await tryGit({ ...place, environment: withoutLocators(place.environment) }, [
    'rev-parse',
    '--absolute-git-dir',
  ])
  const same = found.status === 0 && isSameFolder(found.stdout.toString().replace(/\r?\n$/, ''), gitDir)
  // The quarantine of a push that is being received is where its objects are: those variables must stay.
  const quarantined = place.environment['GIT_OBJECT_DIRECTORY'] !== undefined
  if (!same || quarantined) return await openAt(place)
  return await openAt({ ...place, environment: withoutLocators(place.environment) })
}

function isSameFolder(one: string, other: string): boolean {
  try {
    return realpathSync(one) === realpathSync(other)
  } catch {
    return false
  }
}

async function openAt(place: GitPlace): Promise<Repository> {
  const [layout, refs] = await Promise.allSettled([readLayout(place), readDefaultRefs(place)])
  if (layout.status === 'rejected') throw layout.reason
  if (refs.status === 'rejected') throw refs.reason
  const { root } = layout.value
  // Later commands name paths from the top of the work tree.
  const directory = root ?? place.directory
  const environment = { ...place.environment }
  if (environment['GIT_DIR'] !== undefined && root !== null) environment['GIT_WORK_TREE'] = root
  return { ...layout.value, directory, environment, defaultRefs: refs.value }
}

type Layout = Omit<Repository, keyof GitPlace | 'defaultRefs'>

/**
 * false                     bare
 * true                      in a work tree
 * false                     shallow
 * sha1
 * /project/.git
 * ../.git                   relative to the working directory
 * ../                       up to the top, empty at the top; no line where there is no work tree
 * 4f2a91c0d3e5…             these two are missing before the first commit
 * refs/heads/feat           HEAD when detached
 * --
 */
async function readLayout(place: GitPlace): Promise<Layout> {
  const args = [
    'rev-parse',
    '--is-bare-repository',
    '--is-inside-work-tree',
    '--is-shallow-repository',
    '--show-object-format',
    '--absolute-git-dir',
    '--git-common-dir',
    '--show-cdup',
  ]
  const full = await tryGit(place, [...args, 'HEAD', '--symbolic-full-name', 'HEAD', '--'])
  // Without commits `HEAD` is no revision; everything before it has been said by then.
  const unborn = full.status !== 0 && full.stderr.includes("bad revision 'HEAD'")
  if (full.status !== 0 && !unborn) throw describeFailure(args, full, place)
  const lines = full.stdout.toString().split('\n')
  const [bare, inside, shallow, objectFormat, gitDir, commonDir, ...rest] = lines
  const up = inside === 'true' ? rest.shift() : undefined
  const [head, name, end] = rest
  if (gitDir === undefined || commonDir === undefined || (end !== '--' && !unborn))
    throw new HandoffError('git', `Cannot read where \`${place.directory}\` has its repository.`, {
      hints: ['Folders with a line break in their names are not supported.'],
    })
  return {
    root: up === undefined ? null : resolve(place.directory, up),
    gitDir: resolve(gitDir),
    commonDir: resolve(place.directory, commonDir),
    bare: bare === 'true',
    shallow: shallow === 'true',
    objectFormat: objectFormat ?? 'sha1',
    branch: unborn ? await readUnbornBranch(place) : branchOf(name),
    head: unborn ? null : (head ?? null),
  }
}

async function readUnbornBranch(place: GitPlace): Promise<string | null> {
  const { stdout } = await tryGit(place, ['symbolic-ref', '--quiet', 'HEAD'])
  return branchOf(stdout.toString().trim())
}

/** `feat/x` for `refs/heads/feat/x`; null for everything that is no local branch. */
function branchOf(ref: string | undefined): string | null {
  return ref?.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : null
}

/** `refs/remotes/origin/HEAD 4f2a91c0d3e5… refs/remotes/origin/main`, one a line; a ref's name holds no space. */
async function readDefaultRefs(place: GitPlace): Promise<Ref[]> {
  const format = '--format=%(refname) %(objectname) %(symref)'
  const output = await runGit(place, ['for-each-ref', format, ...defaultRefNames])
  const refs = output.toString().split('\n').filter(Boolean).map(parseRef)
  return defaultRefNames.flatMap((name) => refs.filter((ref) => ref.name === name))
}

function parseRef(line: string): Ref {
  const [name = '', oid = '', target = ''] = line.split(' ')
  return { name, oid, target: target === '' ? null : target }
}
