import { findTemplate } from '../entries/template.js'
import type { Handoff, Item, Section, SectionKind } from '../handoff.js'
import { renderCode } from '../text/code.js'
import { Blocks } from './blocks.js'
import { finishPage } from './finish.js'
import { editHeader, frontMatterEnd, renderFrontMatter } from './front-matter.js'
import { findPageSection } from './merge-details.js'
import { appendList, mergeItems } from './merge-items.js'
import type { Page, PageItem } from './page.js'
import { itemsOf } from './parse.js'
import { parsePage } from './parse-page.js'
import { createRecogniser, type Recogniser } from './recognise.js'
import { renderContent } from './render.js'
import { walkSections } from './sections.js'
import { applyEdits, type Edit } from './source.js'
import { editTasks, moveDoneTasks, renderStatus, taskSections } from './tasks.js'

/** What git takes for the same file: its path when the page was written, and its path now. */
export type Renames = ReadonlyMap<string, string>

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
  const updated = updateOnce(page, current, previous)
  // A section that was emptied has gone, and with it what stood before another one of its kind.
  return updated === raw || !hasTwins(page) ? updated : updateOnce(parsePage(updated), current, previous)
}

/** Whether a page has two sections of a kind that is derived. */
function hasTwins({ sections }: Page): boolean {
  const kinds = [...walkSections(sections)].map(({ kind }) => kind)
  return derivedKinds.some((kind) => kinds.indexOf(kind) !== kinds.lastIndexOf(kind))
}

function updateOnce(page: Page, current: Handoff, previous: Handoff | null): string {
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

/**
 * The page with its derived lines about files that have another name since at that name: what people ticked or wrote
 * below them is about the same file. A line that is still derived for the old name stays, and so does one whose file has a
 * line under its new name already.
 */
function followRenames(raw: string, current: Handoff, previous: Handoff | null, renames: Renames): string {
  if (renames.size === 0) return raw
  const page = parsePage(raw)
  const recogniser = createRecogniser(previous === null ? [current] : [current, previous])
  const edits = listDerived(page).flatMap(({ kinds, items }): Edit[] => {
    const [kind] = kinds
    const keyOf = (text: string) => recogniser.keyOf(kind, text)
    const derived = new Set(kinds.flatMap((one) => itemsOf(current, one).map(({ text }) => keyOf(text))))
    const told = new Set(items.map(({ head }) => keyOf(head.text)))
    return items.flatMap(({ head }): Edit[] => {
      const key = keyOf(head.text)
      const text = renameIn(head.text, renames)
      if (key === null || derived.has(key) || text === head.text || told.has(keyOf(text))) return []
      return [{ start: head.start, end: head.end, text }]
    })
  })
  return edits.length === 0 ? raw : applyEdits(page.source, edits)
}

/** Lists whose lines name files, each with the kinds of what is derived for it. */
function listDerived(page: Page): { kinds: readonly [SectionKind, ...SectionKind[]]; items: PageItem[] }[] {
  const files = [...walkSections(page.sections)].filter(({ kind }) => kind === 'files')
  const tasks = taskSections(page).flatMap(({ section }) => section.items)
  return [
    { kinds: ['files'], items: files.flatMap(({ items }) => items) },
    { kinds: ['must', 'nice'], items: tasks },
  ]
}

/** A path that is a code span, or that a line number or a name follows in one. */
function renameIn(text: string, renames: Renames): string {
  return text.replace(/(?<!`)`+[^`\n]+`+/g, (span) => {
    const [, path = '', rest = ''] = /^([^:#]*)([:#].*)?$/.exec(span.replace(/^`+ ?| ?(?<!`)`+$/g, '')) ?? []
    const renamed = renames.get(path)
    return renamed === undefined ? span : renderCode(renamed + rest)
  })
}

/** A first page: the template with all that is derived, and our word for "nothing yet" where people have to speak. */
export function createPage(derived: Handoff): string {
  return renderFrontMatter(derived.header) + renderBody(derived)
}

/** The page behind its front matter. */
function renderBody(derived: Handoff): string {
  const must = itemsOf(derived, 'must').length
  return renderContent({
    ...derived,
    title: `Handoff: ${derived.title}`,
    status: renderStatus({ done: 0, total: must }),
    sections: derived.sections.flatMap(withPlaceholders),
  })
}

/** Sections with something to say, or that every page has. */
function withPlaceholders(section: Section): Section[] {
  const template = findTemplate(section.kind)
  const sections = section.sections.flatMap(withPlaceholders)
  const isEmpty = section.items.length === 0 && sections.length === 0
  if (isEmpty && template?.required !== true) return []
  return [{ ...section, sections, text: isEmpty ? (template?.placeholder ?? '') : section.text }]
}
