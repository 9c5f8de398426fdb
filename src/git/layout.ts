import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { HandoffError } from '../core/errors.js'
import type { Oid } from '../core/facts.js'
import { wordList } from '../core/text/words.js'
import { describeFailure, type GitPlace, tryGit } from './process.js'

/** Where a repository keeps what, what is checked out, and the refs that may be its base. */
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
  /** How the branch is known; see `readDetachedBranch`. */
  branchFrom: 'head' | 'operation' | 'tip' | 'remote-tip'
  /** The commit that is checked out; null before the first one. */
  head: Oid | null
  /** Full names of local and of origin's branches called main or master, with their commits. */
  mainRefs: ReadonlyMap<string, Oid>
  /** What origin/HEAD points to, and where the head left it; null without origin/HEAD. */
  originHead: { target: string; mergeBase: Oid | null } | null
  /** Full name of what the branch follows; null where it follows nothing, or where that was not asked. */
  upstream: string | null
}

/**
 * Asks for all of it in one process, since starting one costs more than what it does. Revisions that may be missing
 * come last: where git gives up, what stands before them has been said.
 *
 * false                      bare
 * true                       in a work tree
 * false                      shallow
 * sha1
 * /project/.git
 * ../.git                    relative to the working directory
 * ../                        up to the top, empty at the top; no line where there is no work tree
 * 4f2a91c0d3e5…              the head; from here on nothing is said before the first commit
 * 9b1f6c2e7a40…              of each main or master
 * refs/heads/feat            the head's name, HEAD when detached
 * refs/heads/main            the name of each main or master
 * refs/heads/feat            from here on nothing is said without origin/HEAD
 * refs/remotes/origin/main
 * ^9b1f6c2e7a40…             the merge bases of these two, if any
 * refs/remotes/origin/feat   the upstream, if any
 * --
 */
export async function readLayout(place: GitPlace): Promise<Layout> {
  const mains = ['--glob=refs/heads/ma[is][nt]*', '--glob=refs/remotes/origin/ma[is][nt]*']
  const args = [
    ...wordList(
      'rev-parse --is-bare-repository --is-inside-work-tree --is-shallow-repository',
      '--show-object-format --absolute-git-dir --git-common-dir --show-cdup HEAD',
    ),
    ...mains,
    '--symbolic-full-name',
    'HEAD',
    ...mains,
    'refs/remotes/origin/HEAD...HEAD',
    '@{upstream}',
    '--',
  ]
  const end = await tryGit(place, args)
  const lines = end.stdout.toString().split('\n')
  const [bare, inside, shallow, objectFormat, gitDir, commonDir, ...rest] = lines
  if (end.status !== 0 && commonDir === undefined) throw describeFailure(args, end, place)
  const up = inside === 'true' ? rest.shift() : undefined
  const unborn = end.status !== 0 && end.stderr.includes("bad revision 'HEAD'")
  const refs = parseRefs(rest)
  // A line break in a path shifts all that follows.
  if (gitDir === undefined || commonDir === undefined || (refs.head === null && !unborn))
    throw new HandoffError('git', `Cannot read where \`${place.directory}\` has its repository.`, {
      hints: ['Folders with a line break in their names are not supported.'],
    })
  const isDetached = refs.head !== null && refs.branch === null && bare !== 'true'
  const found = isDetached ? await readDetachedBranch(place, resolve(gitDir), refs.head ?? '') : null
  // On the default branch there is nothing to hand off, and so nothing to be taken for it.
  const isDefault =
    found?.branchFrom !== 'operation' &&
    ['main', 'master', refs.originHead?.target.replace(/^refs\/remotes\/origin\//, '')].includes(
      found?.branch ?? '',
    )
  const detached = isDefault ? null : found
  return {
    branchFrom: 'head',
    root: up === undefined ? null : resolve(place.directory, up),
    gitDir: resolve(gitDir),
    commonDir: resolve(place.directory, commonDir),
    bare: bare === 'true',
    shallow: shallow === 'true',
    objectFormat: objectFormat ?? 'sha1',
    ...(unborn ? { ...refs, head: null, branch: await readUnbornBranch(place) } : refs),
    ...detached,
  }
}

type Refs = Pick<Layout, 'branch' | 'head' | 'mainRefs' | 'originHead' | 'upstream'>

/** The lines from the head's object id on. */
function parseRefs(lines: readonly string[]): Refs {
  const isOid = (line: string) => /^[0-9a-f]{40,64}$/.test(line)
  const oids = lines.slice(
    0,
    Math.max(
      0,
      lines.findIndex((line) => !isOid(line)),
    ),
  )
  const [head = null, ...mainOids] = oids
  const [name, ...names] = lines.slice(oids.length)
  const mainNames = names.slice(0, mainOids.length)
  const [again, target, ...others] = names.slice(mainOids.length)
  const mergeBases = others.filter((line) => line.startsWith('^'))
  const upstream = others.find((line) => line.startsWith('refs/'))
  return {
    head,
    branch: branchOf(name),
    mainRefs: new Map(mainNames.map((ref, index) => [ref, mainOids[index] ?? ''])),
    originHead:
      again !== name || target === undefined || !target.startsWith('refs/')
        ? null
        : { target, mergeBase: mergeBases.length === 1 ? (mergeBases[0]?.slice(1) ?? null) : null },
    upstream: upstream ?? null,
  }
}

/**
 * The branch that a detached head is about: the one that is rebased or bisected, else the only one whose tip this is, here
 * or, as in a checkout of CI, on a remote. Null where none or several are.
 */
async function readDetachedBranch(
  place: GitPlace,
  gitDir: string,
  head: Oid,
): Promise<Pick<Layout, 'branch' | 'branchFrom'> | null> {
  for (const file of ['rebase-merge/head-name', 'rebase-apply/head-name']) {
    const branch = branchOf(readFirstLine(join(gitDir, file)))
    if (branch !== null) return { branch, branchFrom: 'operation' }
  }
  const started = readFirstLine(join(gitDir, 'BISECT_START'))
  const format = '--format=%(refname)%00%(symref)'
  const pointing = ['for-each-ref', `--points-at=${head}`, format, 'refs/heads', 'refs/remotes']
  const [end, remotes, known] = await Promise.all([
    tryGit(place, pointing),
    tryGit(place, ['remote']),
    started === ''
      ? null
      : tryGit(place, ['rev-parse', '--verify', '--quiet', '--end-of-options', `refs/heads/${started}`]),
  ])
  if (known?.status === 0) return { branch: started, branchFrom: 'operation' }
  const refs = end.stdout
    .toString()
    .split('\n')
    .map((line) => line.split('\0'))
    .filter(([ref, target]) => ref !== '' && target === '')
    .map(([ref = '']) => ref)
  const local = refs.flatMap((ref) => branchOf(ref) ?? [])
  if (local.length > 0) return local.length === 1 ? { branch: local[0] ?? null, branchFrom: 'tip' } : null
  const names = remotes.stdout.toString().split('\n').filter(Boolean)
  const onRemotes = refs.flatMap((ref) => {
    const remote = names.find((name) => ref.startsWith(`refs/remotes/${name}/`))
    return remote === undefined ? [] : [ref.slice(`refs/remotes/${remote}/`.length)]
  })
  const [only, ...others] = new Set(onRemotes)
  return only === undefined || others.length > 0 ? null : { branch: only, branchFrom: 'remote-tip' }
}

function readFirstLine(file: string): string {
  try {
    return readFileSync(file, 'utf8').split('\n', 1)[0] ?? ''
  } catch {
    return '' // most often there is none
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
