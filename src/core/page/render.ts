import { findTemplate } from '../entries/template.js'
import type { Handoff, Item, Section } from '../handoff.js'
import { renderFrontMatter } from './front-matter.js'

/** A whole page, with `\n` line endings and a final one. */
export function renderHandoff(handoff: Handoff): string {
  return renderFrontMatter(handoff.header) + renderContent(handoff)
}

/** The page behind its front matter. */
export function renderContent(handoff: Handoff): string {
  const blocks = [
    `# ${handoff.title}`,
    ...(handoff.status === null ? [] : [renderLabel('Status', handoff.status)]),
    ...(handoff.scope === null ? [] : [renderLabel('Scope', handoff.scope)]),
    ...(handoff.introduction === '' ? [] : [handoff.introduction]),
    ...handoff.sections.map((section) => renderSection(section, 2)),
  ]
  return `${blocks.join('\n\n')}\n`
}

export function renderLabel(name: string, text: string): string {
  return `**${name}:** ${text}`
}

/** A section with its heading, without a final line ending. */
function renderSection(section: Section, level: number): string {
  const ordered = findTemplate(section.kind)?.ordered ?? false
  const blocks = [
    `${'#'.repeat(level)} ${section.heading}`,
    ...(section.text === '' ? [] : [section.text]),
    ...(section.items.length === 0 ? [] : [renderItems(section.items, ordered)]),
    ...section.sections.map((child) => renderSection(child, level + 1)),
  ]
  return blocks.join('\n\n')
}

export function renderItems(items: readonly Item[], ordered: boolean): string {
  return items.map((item, index) => renderItem(item, ordered ? `${index + 1}. ` : '- ')).join('\n')
}

/** One list item; what is nested stands below its text, as CommonMark wants it. */
export function renderItem(item: Item, marker: string): string {
  const checkbox = item.done === null ? '' : item.done ? '[x] ' : '[ ] '
  const head = `${marker}${checkbox}${item.text}`
  return item.details === '' ? head : `${head}\n${indent(item.details, marker.length)}`
}

export function indent(text: string, width: number): string {
  return text.replace(/^(?=[^\n])/gm, ' '.repeat(width))
}
