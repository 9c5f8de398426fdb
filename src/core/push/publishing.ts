import type { Oid } from '../facts.js'

/** How a page that was committed during a push gets to the remote. */
export type Way =
  /** git sends what the branch was; once it has, a push of our own follows. */
  | 'follow'
  /** git looks the branch up again, so that the page goes along; only the tracking ref is behind. */
  | 'record'
  /** Nothing is sent: the same push is to be run again. */
  | 'block'
  /** The page goes with the next push. */
  | 'local'

export interface Publishing {
  way: Way
  /** Why it is not what the configuration asks for; null where it is. */
  reason: string | null
}

/** What decides the way, of one ref of a push. */
export interface Circumstances {
  publish: 'auto' | 'block' | 'local'
  /** Where it goes, as git told the hook. */
  url: string
  /** Null where no fetch refspec of the remote maps the remote's ref. */
  tracking: string | null
  /** Where that ref is now; null where it is not. */
  trackedOid: Oid | null
  /** What the branch was when the push began. */
  from: Oid
  /** Whether what the user pushed means the new commit by now, as a branch's name does and an object id does not. */
  isResolvedAgain: boolean
  /** How many addresses a push to this remote goes to. */
  addresses: number
  /** Why no hook file can be left; null where it can. */
  hookObstacle: string | null
}

export function derivePublishing(given: Circumstances): Publishing {
  const { publish, isResolvedAgain } = given
  const carried = deriveTransport(given.url) === 'name' && isResolvedAgain
  const obstacle = findObstacle(given)
  // Where the page is sent in any case, what is left to do is to note it down.
  if (publish !== 'block' && carried && obstacle === null) return { way: 'record', reason: null }
  if (publish === 'local') return { way: 'local', reason: null }
  // The same push again would send the same commit again, and not the page.
  if (!isResolvedAgain) {
    if (publish === 'auto' && obstacle === null) return { way: 'follow', reason: null }
    return { way: 'local', reason: 'a commit was pushed by its id' }
  }
  if (publish === 'block') return { way: 'block', reason: null }
  return obstacle === null ? { way: 'follow', reason: null } : { way: 'block', reason: obstacle }
}

function findObstacle(given: Circumstances): string | null {
  const { tracking, url } = given
  if (tracking === null) return 'no tracking ref belongs to what is pushed'
  if (tracking.startsWith('refs/heads/'))
    return `its tracking ref is the branch \`${tracking.slice(11)}\` itself`
  if (given.trackedOid === given.from) return 'its tracking ref is there already'
  if (given.addresses > 1) return 'the remote has several addresses'
  if (deriveTransport(url) === 'unknown') return 'it goes through a remote helper'
  return given.hookObstacle
}

/**
 * What git hands to the other side of a connection: `id`, the commit as it was before the hook ran, or, to the helpers
 * for http and ftp, the `name`, which is looked up after it.
 */
export function deriveTransport(url: string): 'id' | 'name' | 'unknown' {
  if (/^(?:https?|ftps?):\/\//i.test(url)) return 'name'
  if (/^(?:ssh|git|git\+ssh|ssh\+git|file):\/\//i.test(url)) return 'id'
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(url) || /^[A-Za-z0-9]+::/.test(url)) return 'unknown'
  return 'id' // a path, or host:path
}
