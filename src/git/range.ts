import { HandoffError } from '../core/errors.js'
import type { Oid } from '../core/facts.js'
import {
  type BaseCandidate,
  deriveDefaultBranch,
  readMergeBase,
  readNearestBase,
  readUpstreamBase,
} from './base.js'
import type { Repository } from './repository.js'
import { isObjectId, readBranchName, resolveRevision, shortNameOf } from './revision.js'

/** What a branch did: everything from its merge base to its head. */
export interface BranchRange {
  /** Short name; null for heads that are no branch, and on a detached head that is not about one branch. */
  branch: string | null
  head: Oid
  base: { name: string; mergeBase: Oid }
}

export interface RangeOptions {
  /** The revision a person named with `--base`: it is taken as it is. */
  base?: string | undefined
  /** The revision a person named with `--head`; without it, what is checked out. */
  head?: string | undefined
  /** `base` of the configuration. */
  configuredBase?: string | undefined
}

interface Head {
  branch: string | null
  oid: Oid
}

/** Finds the head and where it left its base. */
export async function resolveRange(repository: Repository, options: RangeOptions = {}): Promise<BranchRange> {
  const early = readEarlyMergeBase(repository, options)
  const [head, named] = await Promise.all([
    options.head === undefined ? checkedOut(repository) : readNamedHead(repository, options.head),
    options.base === undefined ? null : resolveRevision(repository, options.base),
  ])
  const base =
    named === null
      ? await readBase(repository, head, options.configuredBase)
      : { ...named, mergeBase: await (early ?? readMergeBase(repository, named.oid, head.oid)) }
  const { name, mergeBase } = base
  if (mergeBase === null) throw noMergeBase(repository, head, name)
  return { branch: head.branch, head: head.oid, base: { name, mergeBase } }
}

/** Where both are named by their ids, nothing needs to be known before git can look for the merge base. */
function readEarlyMergeBase(
  repository: Repository,
  { base, head }: RangeOptions,
): Promise<Oid | null> | null {
  if (base === undefined || head === undefined || !isObjectId(base) || !isObjectId(head)) return null
  const mergeBase = readMergeBase(repository, base, head)
  // That one of them is no commit here is told by those who look them up.
  mergeBase.catch(() => undefined)
  return mergeBase
}

function checkedOut(repository: Repository): Head {
  const { branch, head } = repository
  if (head !== null) return { branch, oid: head }
  const place = branch === null ? 'this repository' : `\`${branch}\``
  throw new HandoffError('git', `Nothing to hand off: ${place} has no commits yet.`, {
    because: 'no-commits',
    hints: ['Commit something first.'],
  })
}

async function readNamedHead(repository: Repository, name: string): Promise<Head> {
  const revision = await resolveRevision(repository, name)
  return { branch: await readBranchName(repository, revision.ref), oid: revision.oid }
}

async function readBase(
  repository: Repository,
  head: Head,
  configured: string | undefined,
): Promise<BaseCandidate> {
  const { branch } = head
  if (branch !== null && branch === deriveDefaultBranch(repository)) throw onBaseItself(branch)
  if (configured !== undefined) return await readConfiguredBase(repository, head, configured)
  // Most branches have no upstream that counts, so the default refs are compared meanwhile.
  const [upstream, nearest] = await Promise.all([
    branch === null ? null : readUpstreamBase(repository, branch, head.oid),
    readNearestBase(repository, head.oid, branch),
  ])
  if (upstream !== null) return upstream
  if (nearest === null) throw noBase(repository, branch)
  return nearest
}

async function readConfiguredBase(repository: Repository, head: Head, name: string): Promise<BaseCandidate> {
  const revision = await resolveRevision(repository, name).catch((cause: unknown) => {
    if (!(cause instanceof HandoffError) || cause.kind !== 'usage') throw cause
    throw new HandoffError('history', `The base \`${name}\` set in .handoff.yml is not in this clone.`, {
      because: 'base-not-fetched',
      hints: [
        'Run `git fetch` (in GitHub Actions, set `fetch-depth: 0` on actions/checkout), or correct `base:`.',
      ],
      cause,
    })
  })
  if (head.branch !== null && shortNameOf(revision.ref) === head.branch) throw onBaseItself(head.branch)
  return { ...revision, mergeBase: await readMergeBase(repository, revision.oid, head.oid) }
}

function onBaseItself(branch: string): HandoffError {
  return new HandoffError(
    'usage',
    `Nothing to hand off on \`${branch}\`: it is the base of other branches.`,
    {
      hints: [
        'Create a branch for the work with `git switch -c NAME`.',
        'Or name the commit to compare with: `--base REV`.',
      ],
    },
  )
}

function noBase(repository: Repository, branch: string | null): HandoffError {
  const what = branch === null ? 'this commit' : `\`${branch}\``
  return new HandoffError(
    'history',
    `Cannot find the base of ${what}: none of origin/HEAD, origin/main, main, origin/master and master exists.`,
    {
      because: repository.shallow ? 'shallow-clone' : 'no-base',
      hints: ['Set the base with `--base REV`, or with `base:` in .handoff.yml.', ...fetchHints(repository)],
    },
  )
}

function noMergeBase(repository: Repository, head: Head, base: string): HandoffError {
  const what = head.branch === null ? head.oid.slice(0, 12) : `\`${head.branch}\``
  if (repository.shallow)
    return new HandoffError(
      'history',
      `Cannot find the merge base of ${what} and \`${base}\`: this clone is shallow.`,
      {
        because: 'shallow-clone',
        hints: fetchHints(repository),
      },
    )
  return new HandoffError('history', `${what} and \`${base}\` have no commit in common.`, {
    because: 'unrelated-histories',
    hints: ['Set the right base with `--base REV`, or with `base:` in .handoff.yml.'],
  })
}

function fetchHints(repository: Repository): string[] {
  if (!repository.shallow) return []
  return ['Run `git fetch --unshallow`.', 'In GitHub Actions, set `fetch-depth: 0` on actions/checkout.']
}
