import type { Handoff } from '../handoff.js'
import { hasRemarks } from './merge-items.js'
import type { Page, PageItem, PageSection } from './page.js'
import { walkSections } from './page-sections.js'
import type { Recogniser } from './recognise.js'
import type { Edit } from './source.js'
import { itemsOf } from './wanted.js'

export interface MovedTasks {
  edits: Edit[]
  /** Items that leave their section. */
  items: Set<PageItem>
  /** Their source, whole lines, by the section of Completed Work they go to. */
  sources: { 'done-must': string[]; 'done-nice': string[] }
}

/**
 * Takes ticked tasks out of the remaining work. A derived task stays as long as its cause does, ticked or not; when the
 * cause is gone, it is done, and it is kept where a person ticked it or wrote something below it.
 */
export function moveDoneTasks(page: Page, current: Handoff, recogniser: Recogniser): MovedTasks {
  const moved: MovedTasks = { edits: [], items: new Set(), sources: { 'done-must': [], 'done-nice': [] } }
  const causes = new Set(
    (['must', 'nice'] as const).flatMap((kind) =>
      itemsOf(current, kind).map((item) => recogniser.keyOf(kind, item.text)),
    ),
  )
  for (const { section, kind } of taskSections(page)) {
    for (const item of section.items) {
      const key = recogniser.keyOf(kind, item.head.text)
      if (key !== null && causes.has(key)) continue
      const annotated = key !== null && hasRemarks(page, kind, item, recogniser)
      if (!annotated && (item.done !== true || hasOpenTask(page, item))) continue
      moved.items.add(item)
      moved.edits.push({ start: item.start, end: item.end, text: '' })
      moved.sources[kind === 'nice' ? 'done-nice' : 'done-must'].push(tickedSource(page, item))
    }
  }
  return moved
}

/** Every section of remaining work, with the priority of its items: all that is not nice to have must be done. */
export function taskSections(page: Page): { section: PageSection; kind: 'must' | 'nice' }[] {
  const found: { section: PageSection; kind: 'must' | 'nice' }[] = []
  const visit = (section: PageSection, nice: boolean): void => {
    const isNice = nice || section.kind === 'nice'
    found.push({ section, kind: isNice ? 'nice' : 'must' })
    for (const child of section.sections) visit(child, isNice)
  }
  const roots = [...walkSections(page.sections)].filter((section) => section.kind === 'remaining')
  for (const root of roots) if (!found.some(({ section }) => section === root)) visit(root, false)
  return found
}

function hasOpenTask(page: Page, item: PageItem): boolean {
  return /^[ \t]*(?:[-*+]|\d+[.)])[ \t]+\[ \]/m.test(page.source.text.slice(item.head.end, item.end))
}

function tickedSource(page: Page, item: PageItem): string {
  const source = page.source.text.slice(item.start, item.end).replace(/\r?\n$/, '')
  return item.done === false ? source.replace('[ ]', '[x]') : source
}
