import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { HandoffError } from '../../core/errors.js'
import type { Oid } from '../../core/facts.js'
import { type GitPlace, readingEnvironment } from '../environment.js'
import { isAncestor } from '../merge-base.js'
import { isPartial } from '../partial-clone.js'
import { runGit, tryGit } from '../process.js'
import { openRepository, type Repository } from '../repository.js'
import { isObjectId } from '../revision.js'

/** What is to be compared. */
export interface WantedRange {
  head: Oid
  /** The head's branch, as a stranger may have named it; null where it is none. */
  branch: string | null
  /** Where the base's branch is; null where only its name is known. */
  base: Oid | null
  baseBranch: string
  /** Whether the configuration is the base's: a stranger's branch does not set the rules it is judged by. */
  isConfigFromBase: boolean
}

/** From where commits can be had. */
export interface Remote {
  url: string
  /** Sent along; in the environment of git, where no list of processes shows it. */
  token: string
}

/** What is compared, as the mirror knows it. */
export interface NamedRange {
  head: string
  /** `origin/main`, as on the page. */
  base: string
}

/** An empty bare repository. Nothing is ever checked out there, so nothing of the branch can run. */
export async function openMirror(folder: string, environment: NodeJS.ProcessEnv): Promise<GitPlace> {
  const asks = { ...environment, GIT_TERMINAL_PROMPT: '0' }
  const place = { directory: folder, environment: readingEnvironment(folder, asks) }
  await runGit(place, ['init', '--quiet', '--bare', '--template=', '.'])
  return place
}

/** Lends the mirror the objects of a clone with complete history; null where that does not hold what is wanted. */
export async function borrow(
  mirror: GitPlace,
  workspace: string,
  wanted: WantedRange,
): Promise<NamedRange | null> {
  const clone = await openRepository(workspace, mirror.environment).catch((error: unknown) => {
    // No clone there, or one of another user: then without.
    if (error instanceof HandoffError) return null
    throw error
  })
  if (clone === null || clone.shallow || isPartial(clone)) return null
  const base = await findBase(clone, wanted)
  if (base === null) return null
  writeFileSync(
    join(mirror.directory, 'objects', 'info', 'alternates'),
    `${join(clone.commonDir, 'objects')}\n`,
  )
  return await nameRange(mirror, { ...wanted, base }, await readRemoteRefs(clone))
}

/** Fetches what lies between a merge base and its head, and nothing else. `ahead`: commits of the head alone. */
export async function fetchBetween(
  mirror: GitPlace,
  remote: Remote,
  wanted: WantedRange,
  { mergeBase, ahead }: { mergeBase: Oid; ahead: number },
): Promise<NamedRange | null> {
  // No way from the head to the merge base is longer than all the commits that are the head's alone.
  const fetched = await tryFetch(mirror, remote, [`--depth=${ahead + 1}`], [wanted.head])
  if (!fetched || !(await hasCommit(mirror, mergeBase))) return null
  // The rules are those of today's base, and not of the one that a stranger chose to start from.
  const tip = wanted.isConfigFromBase ? await fetchTip(mirror, remote, wanted) : null
  return await nameRange(mirror, { ...wanted, base: mergeBase }, [], tip ?? mergeBase)
}

/** Fetches all of the history, and files only as they are needed. */
export async function fetchHistory(
  mirror: GitPlace,
  remote: Remote,
  wanted: WantedRange,
): Promise<NamedRange | null> {
  await runGit(mirror, ['config', 'remote.origin.url', remote.url])
  const fetch = (base: string) => tryFetch(mirror, remote, ['--filter=blob:none'], [base, wanted.head])
  if (await fetch(`refs/heads/${wanted.baseBranch}`)) {
    const base = await readFetched(mirror)
    return base === null ? null : await nameRange(mirror, { ...wanted, base }, [])
  }
  const { base } = wanted
  return base !== null && (await fetch(base)) ? await nameRange(mirror, { ...wanted, base }, []) : null
}

async function fetchTip(mirror: GitPlace, remote: Remote, { baseBranch }: WantedRange): Promise<Oid | null> {
  const fetched = await tryFetch(mirror, remote, ['--depth=1'], [`refs/heads/${baseBranch}`])
  return fetched ? await readFetched(mirror) : null
}

async function tryFetch(
  mirror: GitPlace,
  remote: Remote,
  options: readonly string[],
  wants: readonly string[],
): Promise<boolean> {
  Object.assign(mirror.environment, authorize(remote, mirror.environment))
  const flags = [
    '--quiet',
    '--no-tags',
    '--no-recurse-submodules',
    '--no-write-commit-graph',
    '--no-auto-maintenance',
  ]
  const args = ['fetch', ...flags, ...options, '--end-of-options', remote.url, ...wants]
  return (await tryGit(mirror, args)).status === 0
}

/** `git -c` would show the token to every process of the machine; these variables are for the children alone. */
function authorize({ url, token }: Remote, environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  // A server that has gone quiet for a minute, in bytes a second and seconds.
  const patience = { GIT_HTTP_LOW_SPEED_LIMIT: '100', GIT_HTTP_LOW_SPEED_TIME: '60' }
  if (token === '' || environment['HANDOFF_AUTHORIZED'] === 'true') return patience
  const count = Number(environment['GIT_CONFIG_COUNT'] ?? 0)
  const basic = Buffer.from(`x-access-token:${token}`).toString('base64')
  return {
    ...patience,
    GIT_CONFIG_COUNT: String(count + 1),
    [`GIT_CONFIG_KEY_${count}`]: `http.${new URL(url).origin}/.extraheader`,
    [`GIT_CONFIG_VALUE_${count}`]: `AUTHORIZATION: basic ${basic}`,
    HANDOFF_AUTHORIZED: 'true',
  }
}

async function nameRange(
  mirror: GitPlace,
  { head, branch, base, baseBranch, isConfigFromBase }: WantedRange & { base: Oid },
  others: readonly string[],
  tip: Oid = base,
): Promise<NamedRange> {
  const named = `refs/heads/${branch ?? ''}`
  const tracking = `refs/remotes/origin/${baseBranch}`
  // A branch called `origin/main` would come before the base of that name.
  const isName =
    branch !== null &&
    !branch.startsWith('origin/') &&
    (await tryGit(mirror, ['check-ref-format', named])).status === 0
  const lines = [
    'option no-deref',
    `update HEAD ${isConfigFromBase ? tip : head}`,
    ...others.filter((line) => !line.startsWith(`update ${tracking} `)),
    `update ${tracking} ${base}`,
    ...(isName ? [`update ${named} ${head}`] : []),
  ]
  await runGit(mirror, ['update-ref', '--stdin'], { input: `${lines.join('\n')}\n` })
  return { base: `origin/${baseBranch}`, head: isName ? named : head }
}

/** `update refs/remotes/origin/feat 4f2a91c…`: which branches there are tells whose page a page may be. */
async function readRemoteRefs(clone: Repository): Promise<string[]> {
  const format = '--format=update %(refname) %(objectname)'
  const output = await runGit(clone, ['for-each-ref', format, 'refs/remotes/origin'])
  return output
    .toString()
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('update refs/remotes/origin/HEAD '))
}

async function readRemoteBranch(clone: Repository, { baseBranch }: WantedRange): Promise<Oid | null> {
  const name = `refs/remotes/origin/${baseBranch}^{commit}`
  const found = await tryGit(clone, ['rev-parse', '--verify', '--quiet', '--end-of-options', name])
  return found.status === 0 ? found.stdout.toString().trim() : null
}

async function readFetched(mirror: GitPlace): Promise<Oid | null> {
  // Its first line is what was asked for first.
  const { stdout } = await tryGit(mirror, ['rev-parse', '--git-path', 'FETCH_HEAD'])
  const { readFile } = await import('node:fs/promises')
  const [line = ''] = (await readFile(join(mirror.directory, stdout.toString().trim()), 'utf8')).split('\n')
  const [oid = ''] = line.split('\t')
  return isObjectId(oid) ? oid : null
}

/**
 * What the base's branch is at, as far as the clone knows: GitHub leaves the commit of a pull request's base as it was when
 * that was opened, and a branch that has merged its base since has more in common with it. Null where the clone cannot
 * compare with either.
 */
async function findBase(clone: Repository, wanted: WantedRange): Promise<Oid | null> {
  const branch = await readRemoteBranch(clone, wanted)
  const [ofBranch, ofCommit] = await Promise.all([
    findMergeBase(clone, branch, wanted.head),
    findMergeBase(clone, wanted.base, wanted.head),
  ])
  if (ofBranch === null || ofCommit === null || ofBranch === ofCommit)
    return ofBranch === null ? ofCommit && wanted.base : branch
  return (await isAncestor(clone, ofBranch, ofCommit)) ? wanted.base : branch
}

/** Null where one of the commits is missing (git says 128), or they have nothing in common (1). */
async function findMergeBase(repository: GitPlace, base: Oid | null, head: Oid): Promise<Oid | null> {
  if (base === null) return null
  const { status, stdout } = await tryGit(repository, ['merge-base', '--end-of-options', base, head])
  return status === 0 ? stdout.toString().trim() : null
}

async function hasCommit(repository: GitPlace, oid: Oid | null): Promise<boolean> {
  if (oid === null) return false
  return (await tryGit(repository, ['cat-file', '-e', `${oid}^{commit}`])).status === 0
}
