import type { Handoff, Item } from '../handoff.js'
import type { Blocks, MovedTasks } from './blocks.js'
import { appendList, hasRemarks, mergeItems } from './merge-items.js'
import type { Page, PageItem, PageSection } from './page.js'
import { itemsOf } from './parse.js'
import type { Recogniser } from './recognise.js'
import { walkSections } from './sections.js'
import type { Edit } from './source.js'

export interface TaskCount {
  done: number
  total: number
}

/** How the page's own tasks stand; only those that must be done count. */
export function countTasks(page: Page): TaskCount {
  const open = taskSections(page)
    .filter(({ kind }) => kind === 'must')
    .flatMap(({ section }) => section.tasks)
  const moved = [...walkSections(page.sections)]
    .filter(({ kind }) => kind === 'done-must')
    .flatMap(({ items }) => items)
  return { done: moved.length + open.filter((task) => task.done).length, total: moved.length + open.length }
}

/** `In progress (3 of 5 must-do tasks done)`. */
export function renderStatus({ done, total }: TaskCount): string {
  if (total === 0) return 'In progress (no must-do tasks listed)'
  if (done === total) return `Ready (all ${total === 1 ? 'must-do tasks' : `${total} must-do tasks`} done)`
  return `In progress (${done} of ${total} must-do tasks done)`
}

const statusLine =
  /^(?:In progress \((?:no must-do tasks listed|\d+ of \d+ must-do tasks? done)\)|Ready \(all (?:\d+ )?must-do tasks done\))$/

/** Whether a status is our own count; people may say something else there. */
export function isDerivedStatus(text: string): boolean {
  return statusLine.test(text)
}

/**
 * Brings the derived tasks up to date wherever they stand: a task that a person ranked otherwise stays there, one that
 * a person tells in own words, anywhere among the tasks, is not told twice.
 */
export function editTasks(
  page: Page,
  current: Handoff,
  recogniser: Recogniser,
  removed: ReadonlySet<PageItem>,
  blocks: Blocks,
): Edit[] {
  const sections = taskSections(page)
  const assigned = new Map<PageSection, Item[]>(sections.map(({ section }) => [section, []]))
  for (const kind of ['must', 'nice'] as const) {
    const target = findTarget(sections, kind, removed)
    const homeless = itemsOf(current, kind).filter((item) => {
      const home = findHome(page, sections, item, recogniser, removed) ?? target
      if (home !== undefined) assigned.get(home)?.push(item)
      return home === undefined && !isToldAsDone(page, item, recogniser, removed)
    })
    blocks.addItems(kind, homeless)
  }
  return sections.flatMap(({ section, kind }) => {
    const wanted = (assigned.get(section) ?? []).filter(
      (item) => !isToldAsDone(page, item, recogniser, removed),
    )
    const { edits, unplaced } = mergeItems(page, { section, kind, wanted, recogniser, removed })
    return [...edits, ...appendList(page, section, kind, unplaced)]
  })
}

type Ranked = ReturnType<typeof taskSections>

/** The section for new tasks of a priority; none where the page is to get one. */
function findTarget(
  sections: Ranked,
  kind: 'must' | 'nice',
  removed: ReadonlySet<PageItem>,
): PageSection | undefined {
  const own = sections.find(({ section }) => section.kind === kind)
  const plain = sections.find(({ section }) => {
    // Below a heading of level 6 there is no room for another one.
    const hasList = section.items.some((item) => !removed.has(item)) || section.level === 6
    return section.kind === 'remaining' && hasList
  })
  return (own ?? plain)?.section
}

/** The section in which a task stands already, as our line or in a person's words. */
function findHome(
  page: Page,
  sections: Ranked,
  item: Item,
  recogniser: Recogniser,
  removed: ReadonlySet<PageItem>,
): PageSection | undefined {
  const key = recogniser.keyOf('must', item.text)
  const holds = (isHome: (candidate: PageItem) => boolean) =>
    sections.find(({ section }) => section.items.some((one) => !removed.has(one) && isHome(one)))
  const ours = holds((candidate) => recogniser.keyOf('must', candidate.head.text) === key)
  return (ours ?? holds((candidate) => isTeller(page, candidate, item, recogniser)))?.section
}

/** Whether a person has it among the tasks done, or ticked it and it is on its way there. */
function isToldAsDone(
  page: Page,
  item: Item,
  recogniser: Recogniser,
  moving: ReadonlySet<PageItem>,
): boolean {
  const done = [...walkSections(page.sections)].filter(
    ({ kind }) => kind === 'done-must' || kind === 'done-nice',
  )
  const items = [...done.flatMap((section) => section.items), ...moving]
  return items.some((one) => isTeller(page, one, item, recogniser))
}

function isTeller(page: Page, candidate: PageItem, item: Item, recogniser: Recogniser): boolean {
  if (recogniser.keyOf('must', candidate.head.text) !== null) return false
  return recogniser.tells('must', page.source.text.slice(candidate.start, candidate.end), item)
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
