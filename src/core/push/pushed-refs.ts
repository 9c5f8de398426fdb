import type { Oid } from '../facts.js'

/** One ref of a push, as githooks(5) describes a line of pre-push's stdin. */
export interface PushedRef {
  /** As the user named it: `refs/heads/x`, `HEAD`, `main~1`, an object id, `:/words of a message`, `(delete)`. */
  local: string
  oid: Oid
  /** A full name. */
  remote: string
  /** What the remote has there; zeros where it has nothing. */
  remoteOid: Oid
}

/**
 * Parses what git tells a pre-push hook:
 *
 *     refs/heads/feat 4f2a91c0d3e5… refs/heads/feat 0000000000…
 *     :/fix the login 9b1f6c2e7a40… refs/heads/x 0000000000…
 */
export function parsePushedRefs(text: string): PushedRef[] {
  return text.split('\n').flatMap((line) => {
    // What the user typed may hold spaces; the rest never does.
    const words = line.replace(/\r$/, '').split(' ')
    const [oid, remote, remoteOid] = words.slice(-3)
    if (words.length < 4 || oid === undefined || remote === undefined || remoteOid === undefined) return []
    if (!isOid(oid) || !isOid(remoteOid)) return []
    return [{ local: words.slice(0, -3).join(' '), oid, remote, remoteOid }]
  })
}

/** Those of them that put a commit on a branch of the remote. */
export function deriveBranchPushes(refs: readonly PushedRef[]): PushedRef[] {
  return refs.filter(({ remote, oid }) => remote.startsWith('refs/heads/') && !/^0+$/.test(oid))
}

/** What the tool pre-commit tells its hooks, in variables and not on stdin, as one such line; empty without them. */
export function renderPreCommitLine(environment: Readonly<Record<string, string | undefined>>): string {
  const names = ['LOCAL_BRANCH', 'TO_REF', 'REMOTE_BRANCH', 'FROM_REF'] as const
  const [local, oid, remote, from] = names.map((name) => environment[`PRE_COMMIT_${name}`])
  if (local === undefined || oid === undefined || remote === undefined) return ''
  const remoteOid = from !== undefined && isOid(from) ? from : '0'.repeat(oid.length)
  return `${local} ${oid} ${remote} ${remoteOid}`
}

function isOid(text: string): boolean {
  return /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(text)
}
