import { resolve } from 'node:path'
import { HandoffError } from '../core/errors.js'
import type { Oid } from '../core/facts.js'
import type { GitPlace } from './environment.js'
import { tryGit } from './process.js'
import { describeFailure } from './process-error.js'

/** Where a repository keeps what, and what is checked out. */
export interface Layout {
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
}

/**
 * Asks for all of it in one process:
 *
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
export async function readLayout(place: GitPlace): Promise<Layout> {
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
