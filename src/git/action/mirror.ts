import { writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { HandoffError, type HistoryCause } from '../../core/errors.js'
import type { Oid } from '../../core/facts.js'
import { wordList } from '../../core/text/words.js'
import { isAncestor } from '../base.js'
import { type GitPlace, readingEnvironment, runGit, tryGit } from '../process.js'
import { isPartial, openRepository, type Repository } from '../repository.js'
import { isObjectId, readCommit } from '../revision.js'

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

/** What is compared, as the mirror knows it. */
export interface NamedRange {
  head: string
  /** `origin/main`, as on the page. */
  base: string
}

/** From where commits can be had. */
export interface Remote {
  url: string
  /** Sent along; in the environment of git, where no list of processes shows it. */
  token: string
}

/** An empty bare repository. Nothing is ever checked out there, so nothing of the branch can run. */
export async function openMirror(folder: string, environment: NodeJS.ProcessEnv): Promise<GitPlace> {
  const asks = { ...environment, GIT_TERMINAL_PROMPT: '0' }
  const place = { directory: folder, environment: readingEnvironment(folder, asks) }
  await runGit(place, ['init', '--quiet', '--bare', '--template=', '.'])
  return place
}

/** Names what is to be compared, `others` beside it as lines for `git update-ref --stdin`; `tip` has the configuration. */
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
    return base === null ? null : await nameFilled(mirror, remote, { ...wanted, base })
  }
  const { base } = wanted
  return base !== null && (await fetch(base)) ? await nameFilled(mirror, remote, { ...wanted, base }) : null
}

async function nameFilled(
  mirror: GitPlace,
  remote: Remote,
  wanted: WantedRange & { base: Oid },
): Promise<NamedRange> {
  await fetchFiles(mirror, remote, wanted)
  return await nameRange(mirror, wanted, [])
}

/** Fetches the files that the check will read at once: else git fetches them one by one, and all need the token. */
async function fetchFiles(
  mirror: GitPlace,
  remote: Remote,
  { head, base }: WantedRange & { base: Oid },
): Promise<void> {
  const merged = await tryGit(mirror, ['merge-base', '--end-of-options', base, head])
  const fork = merged.status === 0 ? merged.stdout.toString().trim() : base
  const list = ['rev-list', '--objects', '--missing=print', '--no-object-names']
  const lists = await Promise.all([
    tryGit(mirror, [...list, '--no-walk', '--end-of-options', head, base, fork]),
    tryGit(mirror, [...list, '--end-of-options', head, `^${fork}`]),
  ])
  const lines = lists.flatMap(({ stdout }) => stdout.toString().split('\n'))
  const missing = new Set(lines.flatMap((line) => (line.startsWith('?') ? [line.slice(1)] : [])))
  if (missing.size === 0) return
  // Nothing is said of what is here: the server would leave out what a commit of ours should have.
  const noTalk = ['-c', 'fetch.negotiationAlgorithm=noop']
  await tryFetch(
    mirror,
    remote,
    ['--filter=blob:none', '--no-write-fetch-head', '--stdin'],
    [...missing],
    noTalk,
  )
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
  configuration: readonly string[] = [],
): Promise<boolean> {
  const flags = wordList(
    '--quiet --no-tags --no-recurse-submodules --no-write-commit-graph --no-auto-maintenance',
  )
  const isListed = options.includes('--stdin')
  const args = [...configuration, 'fetch', ...flags, ...options, '--end-of-options', remote.url]
  const environment = authorize(remote, mirror.environment)
  const end = isListed
    ? await tryGit(mirror, args, { environment, input: `${wants.join('\n')}\n` })
    : await tryGit(mirror, [...args, ...wants], { environment })
  return end.status === 0
}

/** Not `git -c`, which shows the token to all processes. The empty value drops the user's headers: two are refused. */
function authorize({ url, token }: Remote, environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  // A server that has gone quiet for a minute, in bytes a second and seconds.
  const patience = { GIT_HTTP_LOW_SPEED_LIMIT: '100', GIT_HTTP_LOW_SPEED_TIME: '60' }
  if (token === '') return patience
  const count = Number(environment['GIT_CONFIG_COUNT'] ?? 0)
  const basic = Buffer.from(`x-access-token:${token}`).toString('base64')
  // The whole address: a header for a part of it would be less to the point than one of `~/.gitconfig` for more of it.
  const key = `http.${new URL(url).href}.extraheader`
  return {
    ...patience,
    GIT_CONFIG_COUNT: String(count + 2),
    [`GIT_CONFIG_KEY_${count}`]: key,
    [`GIT_CONFIG_VALUE_${count}`]: '',
    [`GIT_CONFIG_KEY_${count + 1}`]: key,
    [`GIT_CONFIG_VALUE_${count + 1}`]: `AUTHORIZATION: basic ${basic}`,
  }
}

/** What was asked for first: `<oid>⇥…` in the first line of FETCH_HEAD. */
async function readFetched({ directory }: GitPlace): Promise<Oid | null> {
  const [oid = ''] = (await readFile(join(directory, 'FETCH_HEAD'), 'utf8')).split('\t', 1)
  return isObjectId(oid) ? oid : null
}

async function hasCommit(repository: GitPlace, oid: Oid | null): Promise<boolean> {
  if (oid === null) return false
  return (await tryGit(repository, ['cat-file', '-e', `${oid}^{commit}`])).status === 0
}

/** Lends the mirror the objects of a clone with complete history; or says why the clone is of no use. */
export async function borrow(
  mirror: GitPlace,
  workspace: string,
  wanted: WantedRange,
): Promise<{ range: NamedRange } | { cause: HistoryCause }> {
  const clone = await openRepository(workspace, mirror.environment).catch((error: unknown) => {
    // No clone there, or one of another user: then without.
    if (error instanceof HandoffError) return error
    throw error
  })
  if (clone instanceof HandoffError) return { cause: clone.because ?? 'no-repository' }
  if (clone.shallow) return { cause: 'shallow-clone' }
  if (isPartial(clone)) return { cause: 'partial-clone' }
  const base = await findBase(clone, wanted)
  if (base === null) return { cause: 'commit-not-here' }
  writeFileSync(
    join(mirror.directory, 'objects', 'info', 'alternates'),
    `${join(clone.commonDir, 'objects')}\n`,
  )
  return { range: await nameRange(mirror, { ...wanted, base }, await readRemoteRefs(clone)) }
}

/** The tip of the base's branch if the clone can compare with it: GitHub's base commit is as old as the pull request. */
async function findBase(clone: Repository, wanted: WantedRange): Promise<Oid | null> {
  const branch = await readCommit(clone, `refs/remotes/origin/${wanted.baseBranch}`)
  const [ofBranch, ofCommit] = await Promise.all([
    findMergeBase(clone, branch, wanted.head),
    findMergeBase(clone, wanted.base, wanted.head),
  ])
  if (ofCommit === null || ofBranch === ofCommit) return ofBranch === null ? null : branch
  if (ofBranch === null || (await isAncestor(clone, ofBranch, ofCommit))) return wanted.base
  return branch
}

/** Null where one of the commits is missing (git says 128), or they have nothing in common (1). */
async function findMergeBase(repository: GitPlace, base: Oid | null, head: Oid): Promise<Oid | null> {
  if (base === null) return null
  const { status, stdout } = await tryGit(repository, ['merge-base', '--end-of-options', base, head])
  return status === 0 ? stdout.toString().trim() : null
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
