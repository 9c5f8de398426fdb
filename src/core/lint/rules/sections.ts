import { toString as textOf } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import type { SectionName } from '../../config/config.js'
import { isPlaceholder } from '../../entries/template.js'
import type { SectionKind } from '../../handoff.js'
import { deriveSectionKind } from '../../page/meaning.js'
import { type Page, type PageSection, startOf } from '../../page/page.js'
import { walkSections } from '../../page/sections.js'
import { judgeDecision } from '../../prose/judge.js'
import { findCandidate } from '../../prose/task-example.js'
import { renderCode } from '../../text/code.js'
import { renderCommand } from '../../text/command.js'
import { withoutComments } from '../../text/markdown.js'
import type { Finding, LintInput, Rule } from '../lint.js'
import type { LintItem } from '../page.js'

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

/** What only people know, and what each is for. */
const wanted: readonly { kind: SectionName; heading: string; what: string; flag: string }[] = [
  { kind: 'context', heading: 'Context', what: 'why this branch exists', flag: 'context' },
  { kind: 'remaining', heading: 'Remaining Work', what: 'what is left, or "None" and why', flag: 'task' },
  {
    kind: 'decisions',
    heading: 'Key Decisions',
    what: 'what was decided and why, or "None" and why',
    flag: 'decision',
  },
  {
    kind: 'gotchas',
    heading: 'Gotchas',
    what: 'what the next person must watch out for, or "None" and why',
    flag: 'gotcha',
  },
]

/** Warns of the sections without which the next one must ask: Context, Remaining Work, Key Decisions, Gotchas. */
export const sectionFilled: Rule = {
  id: 'section-filled',
  find({ page, freshness }) {
    if (page === null || freshness.freshness === 'missing' || freshness.freshness === 'finished') return []
    const sections = [...walkSections(page.sections)]
    return wanted.flatMap(({ kind, heading, what, flag }): Finding[] => {
      const own = sections.filter((section) => section.kind === kind)
      if (own.some((section) => isFilled(page, section))) return []
      // People open a page with what it is about, without a heading.
      if (kind === 'context' && own.length === 0 && isSaid(introductionOf(page))) return []
      if (own.length === 0 && readLabels(page).has(kind)) return []
      const [empty] = own
      const title = renderCode(empty?.heading ?? heading)
      const command = renderCommand(['git', 'handoff', 'note', flag, '…'])
      const hint = `Say ${what}: run \`${command}\`, or write it below ${title}.`
      if (empty === undefined)
        return [{ span: null, cause: 'section-missing', reason: `Section ${heading} is missing`, hint }]
      const span = { start: empty.start, end: empty.body.start }
      return [{ span, cause: 'section-empty', reason: `Section ${title} is empty`, hint }]
    })
  },
}

/** **Next step.** Nothing else: people open paragraphs with what others write as headings. */
function readLabels(page: Page): Set<SectionKind> {
  const kinds = new Set<SectionKind>()
  visit(page.root, 'paragraph', ({ children: [first] }) => {
    if (first?.type === 'strong') kinds.add(deriveSectionKind(textOf(first), null))
  })
  return kinds
}

function isFilled(page: Page, section: PageSection): boolean {
  const body = page.source.text.slice(section.body.start, section.body.end)
  return isSaid(body) || section.sections.some((child) => isFilled(page, child))
}

/** "None" alone says nothing: it may as well have been forgotten. What only holds a place is another rule's. */
const nothing = /^[\s>*_+-]*(?:none|nothing|n\/?a|no|nil|-+|–|—)?[\s.!*_]*$/i

/** Characters: whoever writes so much says something. */
const long = 10_000

function isSaid(text: string): boolean {
  if (text.length > long) return true
  // What has no width says nothing either.
  const said = withoutComments(text)
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .trim()
  return said.length > 60 || (said !== '' && !isPlaceholder(said) && !nothing.test(said))
}

function introductionOf(page: Page): string {
  const { start, end } = page.introduction
  let text = page.source.text.slice(start, end)
  for (const label of page.labels) text = text.replace(page.source.text.slice(label.start, label.end), '')
  return text
}
