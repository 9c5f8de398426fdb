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

/** What was asked for first: `<oid>⇥…` in the first line of FETCH_HEAD. */
async function readFetched({ directory }: GitPlace): Promise<Oid | null> {
  const [oid = ''] = (await readFile(join(directory, 'FETCH_HEAD'), 'utf8')).split('\t', 1)
  return isObjectId(oid) ? oid : null
}

async function hasCommit(repository: GitPlace, oid: Oid | null): Promise<boolean> {
  if (oid === null) return false
  return (await tryGit(repository, ['cat-file', '-e', `${oid}^{commit}`])).status === 0
}
