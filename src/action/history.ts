import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { context } from '@actions/github'
import type { FreshnessCause } from '../core/freshness/freshness.js'
import {
  borrow,
  fetchBetween,
  fetchHistory,
  type NamedRange,
  openMirror,
  type Remote,
  type WantedRange,
} from '../git/action/mirror.js'
import type { GitPlace } from '../git/process.js'
import type { Api } from './api.js'
import { checkIn, type Finding, unknownFinding } from './check.js'
import { type Inputs, say } from './inputs.js'

/** Where the commits were had from. */
type Source = 'checkout' | 'compare' | 'history'

interface History {
  source: Source
  range: NamedRange
}

/**
 * Gets the commits that lie between a base and a head into the mirror: from a checkout with complete history, else what
 * lies behind the merge base that GitHub names, else all of it without files. Else what makes it unavailable.
 */
async function openHistory(
  mirror: GitPlace,
  wanted: WantedRange,
  {
    mode,
    workspace,
    remote,
    api,
  }: { mode: Inputs['mode']; workspace: string; remote: Remote; api: Api | null },
): Promise<History | { cause: FreshnessCause }> {
  let cause: FreshnessCause = 'history-not-fetched'
  if (mode !== 'api') {
    const borrowed = await borrow(mirror, workspace, wanted)
    if ('range' in borrowed) return { source: 'checkout', range: borrowed.range }
    cause = borrowed.cause
  }
  if (mode === 'checkout') return { cause }
  const compared = await compare(api, wanted)
  if (compared !== null) {
    const range = await fetchBetween(mirror, remote, wanted, compared)
    if (range !== null) return { source: 'compare', range }
  }
  const range = await fetchHistory(mirror, remote, wanted)
  if (range !== null) return { source: 'history', range }
  // A checkout that cannot be used can be repaired; one that does not have everything is no reason by itself.
  return { cause: repairable.has(cause) ? cause : 'history-not-fetched' }
}

const repairable: ReadonlySet<FreshnessCause> = new Set(['dubious-ownership', 'corrupt-object'])

/** Why the commits are not there, as the middle of a sentence. */
function describeCause(cause: FreshnessCause): string {
  switch (cause) {
    case 'shallow-clone':
      return 'the checkout is shallow, so history is unavailable'
    case 'partial-clone':
      return 'the checkout is a partial clone, so history is unavailable'
    case 'dubious-ownership':
      return 'git refuses to read the checkout, because it belongs to another user'
    case 'corrupt-object':
      return 'an object in the checkout is damaged'
    case 'no-repository':
      return 'there is no checkout'
    case 'history-not-fetched':
      return 'history is unavailable: GitHub could not be reached, or the token may not read the repository'
    default:
      return 'history is unavailable: the checkout does not have the commits to compare'
  }
}

/**
 * With the branch, since the commit that a pull request names as its base is as old as that; with the commit where there is
 * no branch any more. Whatever keeps GitHub from telling, the next way to get at the history may be open.
 */
async function compare(api: Api | null, { base, baseBranch, head }: WantedRange) {
  if (api === null) return null
  const compared = await api.compare(baseBranch, head).catch(() => null)
  if (compared !== null || base === null) return compared
  return await api.compare(base, head).catch(() => null)
}

/** Checks a range in a bare repository that is made for it, and removed again. */
export async function findIn(
  environment: NodeJS.ProcessEnv,
  inputs: Inputs,
  api: Api | null,
  wanted: WantedRange,
): Promise<Finding> {
  const folder = await mkdtemp(path.join(environment['RUNNER_TEMP'] ?? tmpdir(), 'git-handoff-'))
  try {
    const mirror = await openMirror(folder, environment)
    const workspace = path.resolve(environment['GITHUB_WORKSPACE'] ?? '.', inputs.workingDirectory)
    const url = `${context.serverUrl}/${context.repo.owner}/${context.repo.repo}.git`
    const remote = { url, token: inputs.token }
    const history = await openHistory(mirror, wanted, { mode: inputs.mode, workspace, remote, api })
    const { head, isConfigFromBase } = wanted
    const about = { head, branch: wanted.branch ?? '', isConfigFromBase }
    if ('cause' in history) {
      const { cause } = history
      return unknownFinding(inputs.path, about, { cause, reason: describeCause(cause), verdict: 'unknown' })
    }
    say(`Compared with ${wanted.baseBranch}, history from: ${history.source}.`)
    return await checkIn(mirror, history.range, inputs, about)
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}
