import type { Oid } from '../core/facts.js'
import { isObjectId } from '../git/revision.js'

/** What a workflow run is about. */
export type Situation =
  | { kind: 'pull'; number: number; pull: Pull; defaultBranch: string }
  | { kind: 'branch'; head: Oid; branch: string; base: string }
  /** Commits that are, or are about to be, on the base: only whether a page got there is of interest. */
  | { kind: 'landing'; head: Oid; branch: string; isQueue: boolean }
  | { kind: 'skip'; why: string }

/** A pull request, as far as it matters here. */
export interface Pull {
  head: Oid
  branch: string
  /** `owner/name` of the head's repository; null where that was deleted. */
  headRepository: string | null
  base: Oid | null
  baseBranch: string
  isMerged: boolean
  isClosed: boolean
  isLocked: boolean
  mergeCommit: Oid | null
  isByBot: boolean
}

/** Finds out what a run is about. `payload` is the event's, which may be older than the pull request is now. */
export function deriveSituation(
  event: string,
  payload: unknown,
  { ref, sha }: { ref: string; sha: string },
): Situation {
  switch (event) {
    case 'pull_request':
    case 'pull_request_target':
      return derivePull(payload)
    case 'merge_group': {
      const head = readText(payload, 'merge_group', 'head_sha')
      const base = readText(payload, 'merge_group', 'base_ref').replace(/^refs\/heads\//, '')
      return isObjectId(head) ? { kind: 'landing', head, branch: base, isQueue: true } : unknownPayload(event)
    }
    case 'push':
    case 'workflow_dispatch':
      return deriveBranch(payload, ref, sha)
    default:
      return { kind: 'skip', why: `${event} events need no check` }
  }
}

function derivePull(payload: unknown): Situation {
  const pull = parsePull(readField(payload, 'pull_request'))
  const number = Number(readField(payload, 'pull_request', 'number'))
  if (pull === null || !Number.isSafeInteger(number)) return unknownPayload('pull_request')
  return { kind: 'pull', number, pull, defaultBranch: readText(payload, 'repository', 'default_branch') }
}

function deriveBranch(payload: unknown, ref: string, sha: string): Situation {
  const branch = ref.replace(/^refs\/heads\//, '')
  if (branch === ref) return { kind: 'skip', why: `${ref} is not a branch` }
  if (readField(payload, 'deleted') === true || !isObjectId(sha))
    return { kind: 'skip', why: 'the branch was deleted' }
  const base = readText(payload, 'repository', 'default_branch')
  if (base === '') return unknownPayload('push')
  if (branch === base) return { kind: 'landing', head: sha, branch, isQueue: false }
  return { kind: 'branch', head: sha, branch, base }
}

function unknownPayload(event: string): Situation {
  return { kind: 'skip', why: `the payload of the ${event} event does not name a commit` }
}

/** Null where it is not what GitHub calls a pull request. */
export function parsePull(pull: unknown): Pull | null {
  const head = readText(pull, 'head', 'sha')
  if (!isObjectId(head)) return null
  const base = readText(pull, 'base', 'sha')
  const repository = readText(pull, 'head', 'repo', 'full_name')
  const mergeCommit = readText(pull, 'merge_commit_sha')
  return {
    head,
    branch: readText(pull, 'head', 'ref'),
    headRepository: repository === '' ? null : repository,
    base: isObjectId(base) ? base : null,
    baseBranch: readText(pull, 'base', 'ref'),
    isMerged: readField(pull, 'merged') === true,
    isClosed: readField(pull, 'state') === 'closed',
    isLocked: readField(pull, 'locked') === true,
    mergeCommit: isObjectId(mergeCommit) ? mergeCommit : null,
    isByBot: readField(pull, 'user', 'type') === 'Bot',
  }
}

function readField(data: unknown, ...path: readonly string[]): unknown {
  let value: unknown = data
  for (const name of path) {
    if (typeof value !== 'object' || value === null) return undefined
    value = Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined
  }
  return value
}

function readText(data: unknown, ...path: readonly string[]): string {
  const value = readField(data, ...path)
  return typeof value === 'string' ? value : ''
}
