import { type FreshnessReading, freshnessOf } from '../../core/freshness/freshness.js'
import { isPageOf, readTextAt } from './base-page.js'
import { branchExists } from './branch-exists.js'
import { readDifference } from './difference.js'
import type { FreshnessInput } from './input.js'
import { type PageCommit, readPageCommit, readWorkSince } from './page-commits.js'

/** Whether a branch without a page lacks it, or was finished. */
export async function readAbsence(input: FreshnessInput): Promise<FreshnessReading> {
  const { repository, range, options, page } = input
  if (page !== null) return freshnessOf('missing', { cause: 'empty-page', pageBranch: page.header.branch })
  const removal = await readPageCommit(repository, range, options.page, { everywhere: true })
  if (removal === null || !(await removesOwnPage(input, removal))) return freshnessOf('missing')
  const isSame = await isWorkAsAt(input, removal)
  return freshnessOf(isSame ? 'finished' : 'missing')
}

/** To take away what the base left behind, or another branch's page, finishes nothing. */
async function removesOwnPage(input: FreshnessInput, { sha, parents }: PageCommit): Promise<boolean> {
  const { repository, range, options } = input
  const [parent] = parents
  if (parent === undefined || !(await isPageOf(repository, sha, options.page, null))) return false
  const text = (await readTextAt(repository, parent, options.page))?.text ?? null
  if (text === null || (await isPageOf(repository, range.base.mergeBase, options.page, text))) return false
  // Read by its line: a page on its way out need not be whole.
  const [, owner] = /^branch:[ \t]*"?([^\s"]+)/m.exec(text.slice(0, 4096)) ?? []
  if (owner === undefined || range.branch === null || owner === range.branch) return true
  return !(await branchExists(repository, owner))
}

async function isWorkAsAt(
  { repository, range, options }: FreshnessInput,
  { sha }: PageCommit,
): Promise<boolean> {
  const commits = await readWorkSince(repository, range, sha, options)
  if (commits.every(({ paths }) => paths.length === 0)) return true
  const difference = await readDifference(repository, range, sha, options)
  return difference !== null && difference.paths.length === 0
}
