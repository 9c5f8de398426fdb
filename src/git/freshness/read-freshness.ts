import { type FreshnessReading, freshnessOf } from '../../core/freshness/freshness.js'
import { hasWords } from '../../core/freshness/words.js'
import { isNameOfBranch } from '../../core/secrets/mask.js'
import type { FreshnessInput } from './input.js'

export type { FreshnessInput } from './input.js'

/**
 * How a page stands to its branch, by content: see docs/freshness.md. A page that tells this branch's work is fresh
 * without another question to git; whether line numbers on it have moved is for `deriveMovedLines` to say.
 */
export async function readFreshness(input: FreshnessInput): Promise<FreshnessReading> {
  const { page, reading } = input
  const { facts, changes } = reading
  if (page === null || !hasWords(page.text, page.format)) {
    const { readAbsence } = await import('./absence.js')
    return await readAbsence(input)
  }
  const { branch, work } = page.header
  const isNamedAlike = branch === null || facts.branch === null || isNameOfBranch(branch, facts.branch)
  if (isNamedAlike && changes.complete && work === facts.work)
    return freshnessOf('fresh', { pageBranch: branch })
  const { readDoubtful } = await import('./doubtful.js')
  return await readDoubtful(input, page)
}
