import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { HandoffError } from '../core/errors.js'
import type { Oid } from '../core/facts.js'
import { runGit, tryGit } from './process.js'
import type { Repository } from './repository.js'

/**
 * The best common ancestor of two commits; null where they have none, or where a shallow clone does not hold
 * enough history to be sure.
 */
export async function readMergeBase(repository: Repository, base: Oid, head: Oid): Promise<Oid | null> {
  if (base === head) return head
  const output = await runGit(repository, ['merge-base', base, head], { accept: [1] })
  const mergeBase = output.toString().trim()
  if (mergeBase === '') return null
  if (!repository.shallow || mergeBase === base || mergeBase === head) return mergeBase
  return (await isCertain(repository, mergeBase, [base, head])) ? mergeBase : null
}

/** Whether a commit is in the history of another, as far as that is in this clone. */
export async function isAncestor(repository: Repository, ancestor: Oid, commit: Oid): Promise<boolean> {
  return (await tryGit(repository, ['merge-base', '--is-ancestor', ancestor, commit])).status === 0
}

/** How many commits a head has since a merge base. */
export async function readDistance(repository: Repository, mergeBase: Oid, head: Oid): Promise<number> {
  if (mergeBase === head) return 0
  return Number((await runGit(repository, ['rev-list', '--count', head, `^${mergeBase}`])).toString())
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
  const output = await runGit(repository, ['rev-list', '--timestamp', ...tips, '--not', `${mergeBase}^@`])
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
