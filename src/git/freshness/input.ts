import type { BranchReading, FactsOptions } from '../facts.js'
import type { BranchRange } from '../range.js'
import type { Repository } from '../repository.js'
import type { FoundPage } from './found-page.js'

/** A branch, what git knows about it, and its page. */
export interface FreshnessInput {
  repository: Repository
  range: BranchRange
  options: FactsOptions & {
    /** Whether the page tells its files by folder. */
    summary: boolean
  }
  reading: {
    facts: BranchReading['facts']
    changes: Pick<BranchReading['changes'], 'complete'>
  }
  /** Null where there is no page. */
  page: FoundPage | null
}
