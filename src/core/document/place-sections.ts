import type { SectionKind } from '../handoff.js'
import type { Page, PageSection } from './page.js'
import { walkSections } from './page-sections.js'
import type { Edit } from './source.js'
import { type TemplateSection, template } from './template.js'

/** Where a new section goes: the offset of a line's start, and the level of its heading. */
export interface SectionPlace {
  offset: number
  level: number
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

export function parentOf(kind: SectionKind): TemplateSection | null {
  return template.find((section) => section.sections.some((child) => child.kind === kind)) ?? null
}

/** A page whose only top heading is a section of its own ("# Notes") still has its sections below that. */
function topLevel(section: PageSection): PageSection[] {
  return section.level === 1 && section.kind === 'other' ? [section, ...section.sections] : [section]
}

function commonLevel(page: Page): number {
  return page.sections[0]?.level ?? 2
}
