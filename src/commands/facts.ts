import type { BranchFacts } from '../core/facts.js'
import { type BranchOptions, openBranch, readFactsOf } from './branch.js'

/** What git knows about a branch, without a page. */
export async function readBranchFacts(options: BranchOptions): Promise<BranchFacts> {
  const branch = await openBranch(options)
  return readFactsOf(branch, branch.range)
}
