import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { HandoffError } from '../core/errors.js'
import type { Oid } from '../core/facts.js'
import { runGit, tryGit } from './process.js'
import type { Ref, Repository } from './repository.js'
import { displayNameOf, readCommit, shortNameOf } from './revision.js'

/** What a branch may have left. */
export interface BaseCandidate {
  name: string
  /** Null where the two have no known ancestor in common. */
  mergeBase: Oid | null
}

/** The name of the branch that the repository's other branches leave; null where that cannot be told. */
export function deriveDefaultBranch(repository: Repository): string | null {
  const [first] = repository.defaultRefs
  return shortNameOf(first?.name ?? null)
}

/** The branch's upstream if it is another branch; one of the same name is only its published copy. */
export async function readUpstreamBase(
  repository: Repository,
  branch: string,
  head: Oid,
): Promise<BaseCandidate | null> {
  const ref = await readOtherUpstream(repository, branch)
  if (ref === null) return null
  const commit = await readCommit(repository, ref)
  if (commit === null) return null
  const mergeBase = await readMergeBase(repository, commit, head)
  return { name: displayNameOf(ref), mergeBase }
}

/** `refs/remotes/origin/develop␀refs/heads/develop`, here and on the remote. */
async function readOtherUpstream(repository: Repository, branch: string): Promise<string | null> {
  const { upstream, originHead } = repository
  // Opening the repository asked for it where there is an origin/HEAD; then no upstream means none that exists.
  const asked = originHead !== null && branch === repository.branch && repository.branchFrom === 'head'
  if (asked && (upstream === null || shortNameOf(upstream) === branch)) return null
  const format = '--format=%(upstream)%00%(upstream:remoteref)'
  const [line = ''] = (await runGit(repository, ['for-each-ref', format, `refs/heads/${branch}`]))
    .toString()
    .split('\n')
  const [ref = '', onRemote = ''] = line.split('\0')
  return ref === '' || onRemote === `refs/heads/${branch}` ? null : ref
}

/** The default ref that the head left last, else the first; a local branch that already holds the head says little. */
export async function readNearestBase(
  repository: Repository,
  head: Oid,
  branch: string | null,
): Promise<BaseCandidate | null> {
  const refs = repository.defaultRefs.filter((ref) => branch === null || shortNameOf(ref.name) !== branch)
  const mergeBases = await readMergeBases(repository, refs, head)
  const candidates = refs.map((ref) => ({
    name: displayNameOf(ref.name),
    mergeBase: mergeBases.get(ref.revision) ?? null,
    local: ref.name.startsWith('refs/heads/'),
  }))
  const related = candidates.filter((candidate) => candidate.mergeBase !== null)
  const telling = related.filter((candidate) => !(candidate.local && candidate.mergeBase === head))
  const best = await readNearest(repository, head, telling.length > 0 ? telling : related)
  return best ?? candidates[0] ?? null
}

/** Most of the default refs are at the same commit, or where the head left them: those are not asked for again. */
async function readMergeBases(
  repository: Repository,
  refs: readonly Ref[],
  head: Oid,
): Promise<Map<string, Oid | null>> {
  const found = new Map<string, Oid | null>()
  for (const { revision, mergeBase } of refs) {
    // In a shallow clone what git says at first is not to be trusted.
    if (mergeBase === null || repository.shallow || head !== repository.head) continue
    found.set(revision, mergeBase).set(mergeBase, mergeBase)
  }
  const unknown = [...new Set(refs.map((ref) => ref.revision))].filter((revision) => !found.has(revision))
  const answers = await Promise.all(unknown.map((revision) => readMergeBase(repository, revision, head)))
  unknown.forEach((revision, index) => {
    found.set(revision, answers[index] ?? null)
  })
  return found
}

async function readNearest(
  repository: Repository,
  head: Oid,
  candidates: readonly BaseCandidate[],
): Promise<BaseCandidate | undefined> {
  const mergeBases = [...new Set(candidates.flatMap(({ mergeBase }) => mergeBase ?? []))]
  if (mergeBases.length < 2) return candidates[0]
  const distances = await Promise.all(mergeBases.map((oid) => readDistance(repository, oid, head)))
  const nearest = mergeBases[distances.indexOf(Math.min(...distances))]
  return candidates.find(({ mergeBase }) => mergeBase === nearest)
}

/** The best common ancestor; null if there is none, or a shallow clone does not hold enough history to be sure. */
export async function readMergeBase(repository: Repository, base: Oid, head: Oid): Promise<Oid | null> {
  if (base === head) return head
  const output = await runGit(repository, ['merge-base', '--end-of-options', base, head], { accept: [1] })
  const mergeBase = output.toString().trim()
  if (mergeBase === '') return null
  if (!repository.shallow || mergeBase === base || mergeBase === head) return mergeBase
  return (await isCertain(repository, mergeBase, [base, head])) ? mergeBase : null
}

/** Whether a commit is in the history of another, as far as that is in this clone. */
export async function isAncestor(repository: Repository, ancestor: Oid, commit: Oid): Promise<boolean> {
  return (
    (await tryGit(repository, ['merge-base', '--is-ancestor', '--end-of-options', ancestor, commit]))
      .status === 0
  )
}

/** How many commits a head has since a merge base. */
async function readDistance(repository: Repository, mergeBase: Oid, head: Oid): Promise<number> {
  if (mergeBase === head) return 0
  return Number(
    (await runGit(repository, ['rev-list', '--count', '--end-of-options', head, `^${mergeBase}`])).toString(),
  )
}

/**
 * Whether no better merge base can be hidden behind the edge of a shallow clone. What is hidden are ancestors of
 * the edge's commits. Those on the way from the merge base to the two tips are the ones that matter, and only if
 * they are newer than the merge base: then the two may have met again in what is hidden. An older edge, such as
 * that of a side branch which left long ago and was merged since, can hide only older meetings.
 */
async function isCertain(repository: Repository, mergeBase: Oid, tips: readonly Oid[]): Promise<boolean> {
  const edge = await readShallowEdge(repository)
  // 1767604260 4f2a91c0d3e5…
  const output = await runGit(repository, [
    'rev-list',
    '--timestamp',
    '--end-of-options',
    ...tips,
    `^${mergeBase}^@`,
  ])
  const times = new Map<Oid, number>()
  for (const line of output.toString().split('\n')) {
    const [time = '', oid = ''] = line.split(' ')
    times.set(oid, Number(time))
  }
  const meeting = times.get(mergeBase) ?? 0
  return ![...times].some(([oid, time]) => oid !== mergeBase && time > meeting && edge.has(oid))
}

/** The commits of a shallow clone whose parents are not there: one object id a line in `<common>/shallow`. */
export async function readShallowEdge(repository: Repository): Promise<ReadonlySet<Oid>> {
  if (!repository.shallow) return new Set()
  const file = repository.environment['GIT_SHALLOW_FILE'] ?? join(repository.commonDir, 'shallow')
  try {
    return new Set((await readFile(file, 'utf8')).split('\n').filter(Boolean))
  } catch (cause) {
    throw new HandoffError('git', `Cannot read \`${file}\`, the edge of this shallow clone.`, { cause })
  }
}
