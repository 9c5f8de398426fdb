import type { BranchFacts } from '../core/facts.js'
import type { Branch } from './branch.js'

/**
 * Whether a branch without a page was finished: its page was removed, and no work came after. What writes pages by
 * itself (a push, `sync`) must not bring it back.
 */
export async function isFinished(
  { repository, range, config, page }: Branch,
  facts: BranchFacts,
): Promise<boolean> {
  const { readAbsence } = await import('../git/freshness/absence.js')
  const { freshness } = await readAbsence({
    repository,
    range,
    options: { page, ignore: config.ignore, summary: config.detailLevel === 'summary' },
    reading: { facts, changes: { complete: true } },
    page: null,
  })
  return freshness === 'finished'
}
