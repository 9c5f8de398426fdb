import { judgeDecision } from '../../language/judge-decision.js'
import { findCandidate } from '../../language/task-example.js'
import { renderCode } from '../../text/code.js'
import type { LintItem } from '../items.js'
import type { LintInput, Rule } from '../rule.js'

/** Warns of decisions that do not say why. */
export const decisionReason: Rule = {
  id: 'decision-reason',
  find({ items, isEnglish, facts }) {
    if (!isEnglish) return []
    return items.flatMap((item) => {
      if (item.role !== 'decision' || item.derived || judgeDecision(item).hasReason) return []
      return {
        span: { start: item.start, end: item.end },
        reason: 'Unexpected decision without a reason, expected why it was taken',
        hint: renderHint(item, facts),
        data: { missing: ['reason'] },
      }
    })
  },
}

function renderHint(item: LintItem, facts: LintInput['facts']): string {
  const how = 'Say what forced it, what else failed or what it buys: `- Reason: …` below it'
  const candidate = facts === null ? null : findCandidate(item, facts)
  if (candidate === null) return `${how}.`
  const place = candidate.symbol === null ? candidate.path : `${candidate.path}#${candidate.symbol}`
  return `${how}; ${renderCode(place)} may be where it shows.`
}
