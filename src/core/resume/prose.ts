import { taskSections } from '../document/move-done.js'
import type { Page, PageSection, Span } from '../document/page.js'
import { readProse } from '../document/statements.js'
import { type LintItem, noteSections } from '../lint/items.js'
import type { Said } from './resume.js'

/** The gotchas or decisions of a page, and among them what people wrote there in paragraphs, in the page's order. */
export function withProse(page: Page, role: 'gotcha' | 'decision', items: readonly LintItem[]): LintItem[] {
  const prose = noteSections(page, role).flatMap(({ section, headings }) => {
    if (items.some(({ start }) => start === section.start)) return []
    return readProse(page, section.body).map((said): LintItem => {
      const { text, start, end } = said
      const part = { priority: null, shape: 'item', done: false, derived: false } as const
      return { role, ...part, section: section.kind, headings, text, start, end }
    })
  })
  return [...items, ...prose].sort((one, other) => one.start - other.start)
}

/** What people wrote of the work that is left in paragraphs: no tasks that could be counted, but theirs to say. */
export function readRemarks(page: Page, lineOf: (span: Span) => number | null): Said[] {
  return taskSections(page)
    .filter(({ section }) => !isTask(section))
    .flatMap(({ section }) => readProse(page, section.body).filter(({ announces }) => !announces))
    .map(({ text, start, end }) => ({ text, line: lineOf({ start, end }), origin: 'stated' }))
}

/** A heading over prose alone is a task, and its prose stands below that. */
function isTask({ tasks, start }: PageSection): boolean {
  return tasks.some((task) => task.start === start)
}
