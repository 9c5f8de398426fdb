import { deriveSectionKind } from '../document/meaning.js'
import type { Label, Page, PageSection, Span } from '../document/page.js'
import { walkSections } from '../document/page-sections.js'
import { oneLine } from '../document/parse.js'
import { readProse } from '../document/statements.js'
import { splitItem } from './item-text.js'
import type { Said } from './resume.js'

interface Part extends Span {
  text: string
}

/** What a page says of why the branch is there: paragraphs, items and rows in their order, then what stands above all sections. */
export function deriveContext(page: Page | null, lineOf: (span: Span) => number | null): Said[] {
  if (page === null) return []
  const sections = [...walkSections(page.sections)]
    .filter(({ kind }) => kind === 'context')
    .flatMap(withParts)
  const said = sections.flatMap((section) => readSection(page, section))
  return [...said, ...readIntroduction(page)].map(({ text, start, end }) => ({
    text,
    line: lineOf({ start, end }),
    origin: 'stated',
  }))
}

/** Below a heading that announces nothing else. */
function withParts(section: PageSection): PageSection[] {
  return [section, ...section.sections.filter(({ kind }) => kind === 'other').flatMap(withParts)]
}

function readSection(page: Page, section: PageSection): Part[] {
  const { text } = page.source
  const items = section.items.flatMap(({ start, end }) => readListed(text.slice(start, end), start))
  const rows = section.tasks
    .filter(
      (task) => task.start !== section.start && !section.items.some(({ start }) => start === task.start),
    )
    .map(({ start, end, text: row }) => ({ text: splitItem({ shape: 'row', text: row }).head, start, end }))
  const prose = readProse(page, section.body).filter(({ announces }) => !announces)
  return [...prose, ...items, ...rows].sort((one, other) => one.start - other.start)
}

/** What stands in an item: parted by empty lines, or where the next one begins. */
function readListed(source: string, start: number): Part[] {
  const blocks = source.matchAll(/[^\n]+(?:\n(?![ \t]*(?:\r?\n|(?:[-*+]|\d{1,9}[.)])[ \t]))[^\n]+)*/g)
  return Array.from(blocks).flatMap(({ 0: block, index }) => {
    const text = oneLine(block).replace(/^(?:[-*+]|\d{1,9}[.)])\s+/, '')
    const from = start + index + block.length - block.trimStart().length
    return /[\p{L}\p{N}]/u.test(text) ? [{ text, start: from, end: start + index + block.length }] : []
  })
}

/** People open a page with what it is about. Of the labelled lines there only those that say so, as `**Goal:** …`. */
function readIntroduction(page: Page): Part[] {
  const isOther = (label: Label) => !isGoal(label)
  const others = page.labels.filter(isOther)
  return readProse(page, page.introduction).filter(
    ({ start, end, text }) =>
      !registers.test(text) && !others.some((label) => label.start >= start && label.end <= end),
  )
}

/** Last updated: yesterday, by somebody. */
const registers =
  /^[\s*_>]*(?:(?:last|this) )?(?:updated|generated|created|written|date|author|owner|branch|base|commit|status|session|version|pr)\b[^:.]{0,20}:/i

function isGoal({ name }: Label): boolean {
  return name !== 'Status' && name !== 'Scope' && deriveSectionKind(name, null) === 'context'
}
