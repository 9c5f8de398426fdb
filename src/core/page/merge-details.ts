import { type TemplateSection, template } from '../entries/template.js'
import type { SectionKind } from '../handoff.js'
import { insertLines, type Page, type PageItem, type PageSection, type Span } from './page.js'
import { detailKey, type Recogniser, splitDetails, tellsDetail } from './recognise.js'
import { indent } from './render.js'
import { walkSections } from './sections.js'
import { type Edit, lineEnd, lineStart } from './source.js'

/** Where a new section goes: the offset of a line's start, and the level of its heading. */
export interface SectionPlace {
  offset: number
  level: number
}

/** Brings what is derived below an item up to date; people's lines stay where they are, also those below one of ours. */
export function editDetails(
  page: Page,
  kind: SectionKind,
  item: PageItem,
  details: string,
  recogniser: Recogniser,
): Edit[] {
  const ours = item.details.filter((detail) => recogniser.isDetail(kind, detail.text))
  const annotated = item.details.filter(
    (detail) =>
      !ours.includes(detail) && hasBlocks(detail.text) && recogniser.isDetail(kind, firstLine(detail.text)),
  )
  const theirs = item.details.filter((detail) => !ours.includes(detail) && !annotated.includes(detail))
  const old = ours.map((detail) => detailKey(detail.text))
  const kept = annotated.map(({ text }) => detailKey(firstLine(text)))
  const derived = splitDetails(details)
  const wanted = derived.filter(
    (detail) =>
      !kept.includes(detailKey(detail)) &&
      (old.includes(detailKey(detail)) || !theirs.some(({ text }) => tellsDetail(text, detail))),
  )
  const edits = annotated
    .filter(({ text }) => !derived.map(detailKey).includes(detailKey(firstLine(text))))
    .flatMap((detail) => liftRemarks(page, detail))
  if (old.join('\n') === wanted.map(detailKey).join('\n')) return edits
  edits.push(...ours.map(({ start, end }) => ({ start, end, text: '' })))
  const lines = wanted.map((detail) => `- ${detail}`).join('\n')
  if (lines !== '') edits.push(insertLines(page, item.head.end, indent(lines, item.width)))
  return edits
}

/** What people wrote below a line of ours that no longer holds goes up to where that line stood. */
function liftRemarks(page: Page, { start, end }: Span): Edit[] {
  const { text } = page.source
  const below = lineEnd(text, start)
  const blanks = (at: number) => /^[ \t]*/.exec(text.slice(at, at + 200))?.[0].length ?? 0
  const first = text.slice(below, end).search(/\S/)
  const surplus = first < 0 ? 0 : Math.max(0, blanks(lineStart(text, below + first)) - blanks(start))
  const edits: Edit[] = [{ start, end: below, text: '' }]
  for (let at = below; at < end; at = lineEnd(text, at))
    edits.push({ start: at, end: at + Math.min(blanks(at), surplus), text: '' })
  return edits
}

/** Whether a list, a quotation or a paragraph of its own stands below the first line: a sentence that goes on is one with it. */
function hasBlocks(text: string): boolean {
  return /^[^\n]*\n[ \t]*(?:\r?\n|[-*+>|]|\d{1,9}[.)][ \t]|`{3}|~{3})/.test(text)
}

function firstLine(text: string): string {
  return text.split(/\r?\n/, 1)[0] ?? ''
}

/** The first section of a kind on the page. */
export function findPageSection(page: Page, kind: SectionKind): PageSection | undefined {
  for (const section of walkSections(page.sections)) if (section.kind === kind) return section
  return undefined
}

/** Behind the sections that come before it in the template, else before those that come after it, else at the end. */
export function placeSection(page: Page, kind: SectionKind): SectionPlace {
  const parent = parentOf(kind)
  const host = parent === null ? undefined : findPageSection(page, parent.kind)
  const siblings = (parent?.sections ?? template).map((section) => section.kind)
  const rank = siblings.indexOf(kind)
  const among = host?.sections ?? page.sections.flatMap(topLevel)
  const known = among.filter((section) => siblings.includes(section.kind))
  const level = known[0]?.level ?? (host === undefined ? commonLevel(page) : host.level + 1)
  const before = known.filter((section) => siblings.indexOf(section.kind) < rank).at(-1)
  if (before !== undefined) return { offset: before.end, level }
  const after = known.find((section) => siblings.indexOf(section.kind) > rank)
  if (after !== undefined) return { offset: after.start, level }
  return { offset: host?.body.end ?? page.end, level: Math.min(level, 6) }
}

/** One edit for all new sections of one place: blocks apart by one empty line, before, between and behind. */
export function insertBlocks(page: Page, offset: number, blocks: readonly string[]): Edit {
  const { text } = page.source
  const before = text.slice(0, offset)
  const apart = before === '' || /\n[ \t]*\r?\n$/.test(before) ? '' : before.endsWith('\n') ? '\n' : '\n\n'
  const behind = offset === text.length ? '\n' : '\n\n'
  return { start: offset, end: offset, text: apart + blocks.join('\n\n') + behind }
}

function parentOf(kind: SectionKind): TemplateSection | null {
  return template.find((section) => section.sections.some((child) => child.kind === kind)) ?? null
}

/** A page whose only top heading is a section of its own ("# Notes") still has its sections below that. */
function topLevel(section: PageSection): PageSection[] {
  return section.level === 1 && section.kind === 'other' ? [section, ...section.sections] : [section]
}

function commonLevel(page: Page): number {
  return page.sections[0]?.level ?? 2
}
