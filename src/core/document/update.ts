import type { Handoff, Item, SectionKind } from '../handoff.js'
import { Blocks } from './blocks.js'
import { renderBody } from './create.js'
import { editTasks } from './edit-tasks.js'
import { finishPage } from './finish.js'
import { followRenames, type Renames } from './follow-renames.js'
import { editHeader, frontMatterEnd } from './front-matter.js'
import { appendList, mergeItems } from './merge-items.js'
import { moveDoneTasks } from './move-done.js'
import { type Page, parsePage } from './page.js'
import { findPageSection } from './place-sections.js'
import { createRecogniser, type Recogniser } from './recognise.js'
import { applyEdits, type Edit } from './source.js'
import { itemsOf } from './wanted.js'

/** Lists that are derived, tasks aside, in the order in which they stand on a page. */
const derivedKinds = [
  'context',
  'changes',
  'files',
  'decisions',
  'gotchas',
  'architecture',
  'dependencies',
  'environment',
] as const satisfies readonly SectionKind[]

/**
 * The page with its derived parts brought up to date and every human byte kept.
 *
 * @param raw any Markdown page
 * @param current what is derived now
 * @param previous what was derived for the commit that the page covers; null where that cannot be known
 * @param renames what files that the page names are called now
 * @throws HandoffError of kind `page` where the page cannot be read
 */
export function updatePage(
  raw: string,
  current: Handoff,
  previous: Handoff | null,
  renames: Renames = new Map(),
): string {
  const page = parsePage(followRenames(raw, current, previous, renames))
  if (isBlank(page)) return fillBlankPage(page, current)
  const recogniser = createRecogniser(previous === null ? [current] : [current, previous])
  const blocks = new Blocks(page)
  const moved = moveDoneTasks(page, current, recogniser)
  const edits = [
    ...editHeader(page, current.header),
    ...moved.edits,
    ...blocks.addDoneTasks(moved.sources),
    ...editTasks(page, current, recogniser, moved.items, blocks),
    ...derivedKinds.flatMap((kind) => editList(page, kind, itemsOf(current, kind), recogniser, blocks)),
  ]
  const updated = applyEdits(page.source, [...edits, ...blocks.edits()])
  return finishPage(updated, current, page)
}

function editList(
  page: Page,
  kind: SectionKind,
  wanted: readonly Item[],
  recogniser: Recogniser,
  blocks: Blocks,
): Edit[] {
  const section = findPageSection(page, kind)
  if (section === undefined) {
    blocks.addItems(kind, wanted)
    return []
  }
  const { edits, unplaced } = mergeItems(page, { section, kind, wanted, recogniser, removed: new Set() })
  return [...edits, ...appendList(page, section, kind, unplaced)]
}

/** Front matter alone says nothing: such a page gets everything that a new one has. */
function isBlank(page: Page): boolean {
  return page.source.text.slice(frontMatterEnd(page)).trim() === ''
}

function fillBlankPage(page: Page, current: Handoff): string {
  const start = frontMatterEnd(page)
  const { text } = page.source
  const apart = start > 0 && text[start - 1] !== '\n' ? '\n' : ''
  const body = { start, end: text.length, text: apart + renderBody(current) }
  return applyEdits(page.source, [...editHeader(page, current.header), body])
}
