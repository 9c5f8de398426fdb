import { toString as textOf } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import type { Page } from '../../document/page.js'
import { startOf } from '../../document/positions.js'
import { judgeDecision } from '../../language/judge-decision.js'
import { findCandidate } from '../../language/task-example.js'
import { renderCode } from '../../text/code.js'
import type { LintItem } from '../items.js'
import type { LintInput, Rule } from '../rule.js'

/** Warns of decisions that do not say why. */
export const decisionReason: Rule = {
  id: 'decision-reason',
  find({ page, items, isEnglish, facts }) {
    if (!isEnglish) return []
    const explained = page === null ? new Set() : findExplainedRows(page)
    return items.flatMap((item) => {
      if (item.role !== 'decision' || item.derived || !decides(item.text)) return []
      if (judgeDecision(item).hasReason) return []
      if (item.shape === 'row' && explained.has(item.start)) return []
      return {
        span: { start: item.start, end: item.end },
        cause: 'reason-missing',
        reason: 'Decision has no reason',
        hint: renderHint(item, facts),
        data: { missing: ['reason'] },
      }
    })
  },
}

/** A list of names tells what there is, and `(more to come)` what is to be expected: neither decides anything. */
function decides(text: string): boolean {
  const words = text
    .slice(0, 1_000)
    .replace(/`[^`\n]*`|\]\([^)\n]*\)/g, ' ')
    .trim()
  return /\p{L}{2}/u.test(words) && !/^\([^()]*\)$/.test(words)
}

const reasons = /\b(?:reasons?|reasoning|why|rationale|motivation|because|justification)\b/i

/** Where rows of tables start that have something to say in a column for reasons. */
function findExplainedRows({ root }: Page): Set<number> {
  const starts = new Set<number>()
  visit(root, 'table', ({ children: [head, ...rows] }) => {
    const column = head?.children.findIndex((cell) => reasons.test(textOf(cell))) ?? -1
    if (column < 0) return
    for (const row of rows) {
      const cell = row.children[column]
      if (cell !== undefined && /\p{L}{2}/u.test(textOf(cell))) starts.add(startOf(row))
    }
  })
  return starts
}

function renderHint(item: LintItem, facts: LintInput['facts']): string {
  const how = 'Add `- Reason: …` below it: what forced the decision, what else failed, or what it gains'
  const candidate = facts === null ? null : findCandidate(item, facts)
  if (candidate === null) return `${how}.`
  const place = candidate.symbol === null ? candidate.path : `${candidate.path}#${candidate.symbol}`
  return `${how}; it may be about ${renderCode(place)}.`
}
