import { repairCommand } from '../../freshness/advice.js'
import { pagePath } from '../../page-path.js'
import { renderCode } from '../../text/code.js'
import type { Rule } from '../rule.js'

/** Finds that a branch with work has no page of its own, or one without a word. */
export const handoffPresent: Rule = {
  id: 'handoff-present',
  find({ page, facts, freshness, config }) {
    if (freshness.freshness !== 'missing' || facts === null) return []
    // Where nothing was done there is nothing to hand off, and no page is written.
    if (facts.commits.length === 0 && facts.files.length === 0) return []
    const { branch, base } = facts
    const name = renderCode(pagePath(config.path, branch ?? 'HEAD'))
    const hint = `Run \`${repairCommand(freshness.freshness)}\`.`
    const data = { path: pagePath(config.path, branch ?? 'HEAD') }
    if (page === null)
      return [{ span: null, cause: 'no-page', reason: `This branch has no ${name}`, hint, data }]
    if (freshness.cause === 'page-of-base') {
      const reason = `${name} belongs to ${renderCode(base.name)}, not to this branch`
      return [{ span: null, cause: 'page-of-base', reason, hint, data }]
    }
    return [{ span: null, cause: 'empty-page', reason: `${name} is empty`, hint, data }]
  },
}
