import { HandoffError } from '../core/errors.js'
import type { BranchFacts } from '../core/facts.js'

/** Reads what git knows about a branch. */
export async function readBranchFacts(_options: {
  cwd: string
  base?: string
  head?: string
}): Promise<BranchFacts> {
  throw new HandoffError('internal', '`facts` is not built yet.')
}
