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

/** The branch and work that a page's front matter names. */
export interface QuickHeader {
  branch: string
  covers: string
  work: string
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

/** The refs that push a commit to a branch of the remote. */
export function deriveBranchPushes(refs: readonly PushedRef[]): PushedRef[] {
  return refs.filter(({ remote, oid }) => remote.startsWith('refs/heads/') && !/^0+$/.test(oid))
}

/** Renders such a line from the variables that the tool pre-commit sets instead of stdin; empty without them. */
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

const deepest = 40

/**
 * Reads the front matter that this program writes, without loading a YAML parser. Null if the page has anything else: then
 * the caller has to parse it properly.
 */
export function parseQuickHeader(text: string): QuickHeader | null {
  const [first, ...lines] = text.slice(0, 8192).split('\n', deepest)
  if (first?.trimEnd() !== '---') return null
  const end = lines.findIndex((line) => line.trimEnd() === '---')
  if (end < 0) return null
  const values = new Map<string, string>()
  for (const line of lines.slice(0, end)) {
    const [, key, value] = /^([\w-]+): (\S.*)$/.exec(line.trimEnd()) ?? []
    if (key === undefined || value === undefined || values.has(key)) return null
    values.set(key, value)
  }
  const [branch, covers, work] = ['branch', 'covers', 'work'].map((key) => parseScalar(values.get(key)))
  return branch == null || covers == null || work == null ? null : { branch, covers, work }
}

/** Plain, or in double quotes without an escape. */
function parseScalar(value: string | undefined): string | null {
  const [, quoted, plain] = /^(?:"([^"\\]+)"|([A-Za-z0-9][\w./@+-]*))$/.exec(value ?? '') ?? []
  return quoted ?? plain ?? null
}
