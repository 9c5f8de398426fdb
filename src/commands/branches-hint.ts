import { HandoffError } from '../core/errors.js'

/** Does the work; where it is about no branch that has a page, says how to find one that has. */
export async function hintingAtBranches<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof HandoffError) || error.kind !== 'usage') throw error
    const hints = [...error.hints, '`git handoff status --all` lists the branches that can be picked up.']
    throw new HandoffError('usage', error.message, { hints, cause: error })
  }
}
