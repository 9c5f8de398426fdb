import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Oid } from '../../core/facts.js'
import type { GitPlace } from '../environment.js'
import { runGit, tryGit } from '../process.js'
import { isObjectId } from '../revision.js'
import { type NamedRange, nameRange, type WantedRange } from './mirror.js'

/** From where commits can be had. */
export interface Remote {
  url: string
  /** Sent along; in the environment of git, where no list of processes shows it. */
  token: string
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

/**
 * Fetches the files that the check will read: those of the head, of the base and of what lies between. Left to git they would
 * come as they are needed, and then every git would have to hold the token.
 */
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
  const flags = [
    '--quiet',
    '--no-tags',
    '--no-recurse-submodules',
    '--no-write-commit-graph',
    '--no-auto-maintenance',
  ]
  const isListed = options.includes('--stdin')
  const args = [...configuration, 'fetch', ...flags, ...options, '--end-of-options', remote.url]
  const environment = authorize(remote, mirror.environment)
  const end = isListed
    ? await tryGit(mirror, args, { environment, input: `${wants.join('\n')}\n` })
    : await tryGit(mirror, [...args, ...wants], { environment })
  return end.status === 0
}

/**
 * For the one git that fetches: `git -c` would show the token to every process of the machine. The empty value drops the
 * headers that `~/.gitconfig` may set: two of them make GitHub refuse the request.
 */
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
