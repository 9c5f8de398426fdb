import { borrow } from '../git/action/borrow.js'
import { fetchBetween, fetchHistory, type Remote } from '../git/action/fetch.js'
import type { NamedRange, WantedRange } from '../git/action/mirror.js'
import type { GitPlace } from '../git/environment.js'
import type { Api } from './api.js'
import type { Inputs } from './inputs.js'

/** Where the commits were had from. */
export type Source = 'checkout' | 'compare' | 'history'

export interface History {
  source: Source
  range: NamedRange
}

/**
 * Gets the commits that lie between a base and a head into the mirror: from a checkout with complete history, else what
 * lies behind the merge base that GitHub names, else all of it without files. Null where none of these is to be had.
 */
export async function openHistory(
  mirror: GitPlace,
  wanted: WantedRange,
  {
    mode,
    workspace,
    remote,
    api,
  }: { mode: Inputs['mode']; workspace: string; remote: Remote; api: Api | null },
): Promise<History | null> {
  if (mode !== 'api') {
    const range = await borrow(mirror, workspace, wanted)
    if (range !== null) return { source: 'checkout', range }
  }
  if (mode === 'checkout') return null
  const compared = await compare(api, wanted)
  if (compared !== null) {
    const range = await fetchBetween(mirror, remote, wanted, compared)
    if (range !== null) return { source: 'compare', range }
  }
  const range = await fetchHistory(mirror, remote, wanted)
  return range === null ? null : { source: 'history', range }
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
