import type { Handoff, Item } from '../handoff.js'
import type { Blocks } from './blocks.js'
import { appendList, mergeItems } from './merge-items.js'
import { taskSections } from './move-done.js'
import type { Page, PageItem, PageSection } from './page.js'
import { walkSections } from './page-sections.js'
import type { Recogniser } from './recognise.js'
import type { Edit } from './source.js'
import { itemsOf } from './wanted.js'

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
