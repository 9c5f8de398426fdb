import type { Page, PageSection } from '../../document/page.js'
import { walkSections } from '../../document/page-sections.js'
import type { SectionKind } from '../../handoff.js'
import { isWithin } from '../derived-spans.js'
import type { Rule } from '../rule.js'

const completed: readonly SectionKind[] = ['completed', 'changes', 'done-must', 'done-nice']

/** Warns of a task that also stands among the completed work: one of the two is wrong. */
export const noContradiction: Rule = {
  id: 'no-contradiction',
  find({ page, items, derivedSpans }) {
    if (page === null) return []
    // "Remaining" below "Completed Phases": what it lists is not done.
    const open = new Set(items.filter(({ role }) => role === 'task').map(({ start }) => start))
    const told = readDone(page).filter(({ start }) => !open.has(start))
    const done = new Map(told.map(({ key, line }) => [key, line]))
    return items
      .filter((item) => item.role === 'task' && !item.done && !isWithin(derivedSpans, item.start))
      .flatMap(({ start, end, text }) => {
        const key = keyOf(text.split('\n')[0] ?? '')
        const line = key === null ? undefined : done.get(key)
        if (line === undefined) return []
        return [
          {
            span: { start, end },
            cause: 'done-and-open' as const,
            reason: `Line ${line} says that this task is done`,
            hint: 'Remove the one that is not true.',
            data: { line },
          },
        ]
      })
  },
}

function readDone(page: Page): { key: string; line: number; start: number }[] {
  const { text } = page.source
  return completedSections(page.sections)
    .flatMap(({ items }) => items)
    .flatMap((item) => {
      const key = keyOf(item.head.text)
      return key === null
        ? []
        : [{ key, line: text.slice(0, item.start).split('\n').length, start: item.start }]
    })
}

function completedSections(sections: readonly PageSection[]): PageSection[] {
  return sections.flatMap((section) =>
    completed.includes(section.kind) ? [...walkSections([section])] : completedSections(section.sections),
  )
}

/** What an item says, without the ways to say that it is done; null for one that is too short to be told apart. */
function keyOf(text: string): string | null {
  const words = text
    .toLowerCase()
    .replace(/\[[ x]\]|✅|☑|✔|\b(?:done|completed?|finished|fixed)\b/g, ' ')
    .match(/[\p{L}\p{N}]+/gu)
  if (words === null || words.length < 3) return null
  // "Added a test for the store" is "Add a test for the store", done.
  const [verb = '', ...others] = words
  return [verb.replace(/(?:(.)\1ed|ed|d|e)$/, '$1'), ...others].join(' ')
}
