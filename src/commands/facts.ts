import type { BranchFacts } from '../core/facts.js'
import { maskSecrets } from '../core/secrets/mask.js'
import { type BranchOptions, openBranch, readFactsOf } from './session.js'

/** What git knows about a branch, without a page and without secrets: for whoever it is printed for. */
export async function readBranchFacts(options: BranchOptions): Promise<BranchFacts> {
  const branch = await openBranch(options)
  return await maskSecrets(await readFactsOf(branch, branch.range))
}
