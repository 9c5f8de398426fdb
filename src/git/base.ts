import type { Oid } from '../core/facts.js'
import { readDistance, readMergeBase } from './merge-base.js'
import { runGit } from './process.js'
import type { Ref, Repository } from './repository.js'
import { displayNameOf, shortNameOf } from './revision.js'

/** What a branch may have left. */
export interface BaseCandidate {
  name: string
  oid: Oid
  /** Null where the two have no known ancestor in common. */
  mergeBase: Oid | null
}

/** The name of the branch that the repository's other branches leave; null where that cannot be told. */
export function deriveDefaultBranch(refs: readonly Ref[]): string | null {
  const remote = refs.find((ref) => ref.name === 'refs/remotes/origin/HEAD')
  const [first] = refs.filter((ref) => ref !== remote)
  return shortNameOf(remote?.target ?? null) ?? shortNameOf(first?.name ?? null)
}

/**
 * The branch's upstream, if it is another branch: `git switch -c feat origin/develop` sets it so. An upstream of
 * the same name is only the published copy of this one.
 */
export async function readUpstreamBase(repository: Repository, branch: string): Promise<Ref | null> {
  const format = '--format=%(upstream)%00%(upstream:remoteref)%00%(upstream:track)'
  const output = await runGit(repository, ['for-each-ref', format, `refs/heads/${branch}`])
  const [line = ''] = output.toString().split('\n')
  const [name = '', onRemote = '', track = ''] = line.split('\0')
  if (name === '' || onRemote === `refs/heads/${branch}` || track === '[gone]') return null
  const oid = await runGit(repository, ['rev-parse', '--verify', `${name}^{commit}`])
  return { name, oid: oid.toString().trim(), target: null }
}

/**
 * Of the default refs the one that the head left last; on a tie, the first. A local branch that already holds the
 * head says little (the commits may have been made on it by mistake), so any other comes before it.
 */
export async function readNearestBase(
  repository: Repository,
  head: Oid,
  branch: string | null,
): Promise<BaseCandidate | null> {
  const refs = repository.defaultRefs.filter(
    (ref) => branch === null || shortNameOf(targetOf(ref)) !== branch,
  )
  const candidates = await Promise.all(
    refs.map(async (ref) => ({
      name: displayNameOf(targetOf(ref)),
      oid: ref.oid,
      mergeBase: await readMergeBase(repository, ref.oid, head),
      local: ref.name.startsWith('refs/heads/'),
    })),
  )
  const related = candidates.filter((candidate) => candidate.mergeBase !== null)
  const telling = related.filter((candidate) => !(candidate.local && candidate.mergeBase === head))
  const best = await readNearest(repository, head, telling.length > 0 ? telling : related)
  return best ?? candidates[0] ?? null
}

function targetOf(ref: Ref): string {
  return ref.target ?? ref.name
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
