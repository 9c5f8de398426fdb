import { repairCommand } from '../../freshness/advice.js'
import { findHeaderPlace } from '../../freshness/header-place.js'
import { renderCode } from '../../text/code.js'
import type { Rule } from '../rule.js'

/** Finds a page that another branch left here. After a mere rename, with the same work, it is at most a warning. */
export const ownBranch: Rule = {
  id: 'own-branch',
  find({ page, facts, freshness }) {
    const { pageBranch, renamedFrom } = freshness
    const isForeign = freshness.freshness === 'foreign'
    if (!isForeign && renamedFrom === null) return []
    const span = page === null ? null : findHeaderPlace(page, 'branch')
    const branch = facts?.branch ?? null
    const expected = branch === null ? 'this branch' : renderCode(branch)
    const command = repairCommand(freshness.freshness)
    const data = { branch: pageBranch, expected: branch }
    if (renamedFrom !== null) {
      const reason = `The page names ${renderCode(renamedFrom)}; the branch is now called ${expected}`
      return [
        {
          span,
          cause: 'renamed-branch',
          reason,
          hint: `Run \`${command}\`.`,
          atMost: 'warning',
          data,
          fix: 'update',
        },
      ]
    }
    const reason = `This is the page of ${renderCode(pageBranch ?? '')}, not of ${expected}`
    return [
      {
        span,
        cause: 'other-branch',
        reason,
        hint: `Run \`${command}\` to start a page for this branch.`,
        data,
      },
    ]
  },
}
