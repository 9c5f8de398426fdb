import type { Oid } from '../../core/facts.js'
import { type FreshnessReading, freshnessOf } from '../../core/freshness/freshness.js'
import { isNameOfBranch } from '../../core/secrets/mask.js'
import { isPartial } from '../partial-clone.js'
import { tryGit } from '../process.js'
import type { Repository } from '../repository.js'
import { isPageOf } from './base-page.js'
import { branchExists } from './branch-exists.js'
import { type Difference, readDifference } from './difference.js'
import type { FoundPage } from './found-page.js'
import { readHandWritten } from './hand-written.js'
import type { FreshnessInput } from './input.js'
import { readStale } from './stale.js'

/** A page that does not tell this branch's work at first sight: whose it is, and what it lacks. */
export async function readDoubtful(input: FreshnessInput, page: FoundPage): Promise<FreshnessReading> {
  const { repository, range, options, reading } = input
  const { facts, changes } = reading
  const { branch: pageBranch, work } = page.header
  const isNamedOtherwise =
    pageBranch !== null && facts.branch !== null && !isNameOfBranch(pageBranch, facts.branch)
  const foreign = freshnessOf('foreign', { pageBranch })
  const isBases = await isPageOf(repository, range.base.mergeBase, options.page, page.text)
  if (isBases && !isNamedOtherwise)
    return freshnessOf('missing', {
      cause: 'page-of-base',
      pageBranch,
      reason: `the page is the one that \`${facts.base.name}\` has`,
    })
  if (isNamedOtherwise && (isBases || (await branchExists(repository, pageBranch)))) return foreign
  if (work === null) return isNamedOtherwise ? foreign : await readHandWritten(input, page)
  if (!changes.complete)
    return freshnessOf('unknown', {
      cause: 'partial-clone',
      pageBranch,
      reason: `files of the branch are ${isPartial(repository) ? 'not in this partial clone' : 'missing from this repository, which is damaged (see `git fsck`)'}, so its work cannot be compared`,
    })
  const renamedFrom = isNamedOtherwise ? pageBranch : null
  if (work === facts.work) return freshnessOf('fresh', { pageBranch, renamedFrom })
  const since = await findCommit(repository, page.header.covers)
  const difference = since === null ? null : await readDifference(repository, range, since, options)
  if (isSameWork(difference, work)) return freshnessOf('fresh', { pageBranch, renamedFrom })
  return isNamedOtherwise ? foreign : await readStale(input, page, { since, difference })
}

/** The commit that the page covers must be the work that the page tells: else it proves nothing. */
function isSameWork(difference: Difference | null, work: string): boolean {
  return difference !== null && difference.work === work && difference.paths.length === 0
}

/** The full id of a commit that a page names; null where it is not here (any more). */
async function findCommit(repository: Repository, name: string | null): Promise<Oid | null> {
  if (name === null || !/^[0-9a-f]{7,64}$/.test(name)) return null
  const found = await tryGit(repository, ['rev-parse', '--verify', '--quiet', `${name}^{commit}`])
  return found.status === 0 ? found.stdout.toString().trim() : null
}
