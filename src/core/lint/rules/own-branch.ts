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
    const expected = branch === null ? "this branch's own" : renderCode(branch)
    const data = { branch: pageBranch, expected: branch }
    if (renamedFrom !== null) {
      const reason = `Unexpected name ${renderCode(renamedFrom)}, expected ${expected}: the branch was renamed`
      return [{ span, reason, hint: 'Run `git handoff create`.', atMost: 'warning', data, fix: 'update' }]
    }
    const reason = `Unexpected page of ${renderCode(pageBranch ?? '')}, expected one of ${expected}`
    return [{ span, reason, hint: "Run `git handoff create`: it makes the page this branch's own.", data }]
  },
}
