import type { Handoff, Section } from '../handoff.js'
import { renderFrontMatter } from './front-matter.js'
import { renderContent } from './render.js'
import { renderStatus } from './status.js'
import { findTemplate } from './template.js'
import { itemsOf } from './wanted.js'

/** A first page: the template with all that is derived, and our word for "nothing yet" where people have to speak. */
export function createPage(derived: Handoff): string {
  return renderFrontMatter(derived.header) + renderBody(derived)
}

/** The page behind its front matter. */
export function renderBody(derived: Handoff): string {
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
