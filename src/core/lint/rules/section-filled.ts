import { toString as textOf } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import type { SectionName } from '../../config/config.js'
import { deriveSectionKind } from '../../document/meaning.js'
import type { Page, PageSection } from '../../document/page.js'
import { walkSections } from '../../document/page-sections.js'
import { isPlaceholder } from '../../document/template.js'
import type { SectionKind } from '../../handoff.js'
import { renderCode } from '../../text/code.js'
import { renderCommand } from '../../text/command.js'
import type { Finding } from '../diagnostic.js'
import type { Rule } from '../rule.js'

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
  const said = text.replace(/<!--[\s\S]*?-->|\p{Default_Ignorable_Code_Point}/gu, '').trim()
  return said.length > 60 || (said !== '' && !isPlaceholder(said) && !nothing.test(said))
}

function introductionOf(page: Page): string {
  const { start, end } = page.introduction
  let text = page.source.text.slice(start, end)
  for (const label of page.labels) text = text.replace(page.source.text.slice(label.start, label.end), '')
  return text
}
