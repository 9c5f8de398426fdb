import type { Handoff } from '../handoff.js'
import { frontMatterEnd } from './front-matter.js'
import { contentEnd } from './insert-lines.js'
import { type Page, type PageSection, parsePage } from './page.js'
import { walkSections } from './page-sections.js'
import { dropPlaceholder } from './placeholder.js'
import { renderLabel } from './render.js'
import { renumberFiles } from './renumber.js'
import { applyEdits, type Edit } from './source.js'
import { countTasks, isDerivedStatus, renderStatus } from './status.js'
import { findTemplate } from './template.js'

/**
 * The second pass of an update, over what the first one wrote: the lines at the top, which count the page's tasks,
 * the numbers of its files, and sections that have lost or found their content.
 *
 * @param current what is derived now; null where only people's words changed
 * @param before the page as it was before the update
 */
export function finishPage(raw: string, current: Handoff | null, before: Page): string {
  const page = parsePage(raw)
  return applyEdits(page.source, [
    ...editTopLines(page, current),
    ...renumberFiles(page, before),
    ...[...walkSections(page.sections)].flatMap((section) => editEmptiness(page, section, before)),
  ])
}

function editTopLines(page: Page, current: Handoff | null): Edit[] {
  const edits: Edit[] = []
  const missing: string[] = []
  const status = renderStatus(countTasks(page))
  const set = (name: string, text: string, isOurs: (old: string) => boolean): void => {
    const label = page.labels.find((candidate) => candidate.name === name)
    if (label === undefined) missing.push(renderLabel(name, text))
    else if (isOurs(label.text) && label.text !== text) {
      edits.push({ start: label.start, end: label.end, text: renderLabel(name, text) })
    }
  }
  set('Status', status, isDerivedStatus)
  if (current?.scope != null) set('Scope', current.scope, (old) => isDerivedScope(old))
  const title = page.title === null && !page.sections.some(({ level }) => level === 1)
  if (title && current !== null) missing.unshift(`# Handoff: ${current.title}`)
  if (missing.length > 0) edits.push(insertTop(page, missing.join('\n\n')))
  return edits
}

/** Behind the Status line where there is one, else behind the title, else behind the front matter. */
function insertTop(page: Page, lines: string): Edit {
  const { text } = page.source
  const status = page.labels.find(({ name }) => name === 'Status')
  const at = status?.end ?? page.title?.span.end
  if (at !== undefined)
    return { start: at, end: at, text: `\n\n${lines}${/^\r?\n\r?\n|^\s*$/.test(text.slice(at)) ? '' : '\n'}` }
  const start = frontMatterEnd(page)
  const before = start > 0 && text[start - 1] !== '\n' ? '\n' : ''
  return { start, end: start, text: `${before}${lines}\n${/^\r?\n|^$/.test(text.slice(start)) ? '' : '\n'}` }
}

/** Whether a Scope line is our own count. */
export function isDerivedScope(text: string): boolean {
  return /^\d+ files?, \+\d+ [−-]\d+ against `[^`]+`$/.test(text)
}

/** An optional section that the update emptied goes; a required one says that nothing is recorded, as long as that is so. */
function editEmptiness(page: Page, section: PageSection, before: Page): Edit[] {
  if (isEmptied(page, section, before)) return [{ start: section.start, end: section.end, text: '' }]
  const placeholder = findTemplate(section.kind)?.placeholder ?? null
  if (placeholder === null) return []
  const children = section.sections.filter((child) => !isEmptied(page, child, before))
  const dropped = dropPlaceholder(page, section, { placeholder, hasChildren: children.length > 0 })
  if (!isOurs(section) || children.length > 0 || dropped.length > 0) return dropped
  if (!isBlank(page, section) || !hadContent(before, section)) return []
  const behind = section.body.end === page.source.text.length ? '\n' : '\n\n'
  return [{ start: section.body.start, end: section.body.end, text: `\n${placeholder}${behind}` }]
}

function isEmptied(page: Page, section: PageSection, before: Page): boolean {
  if (!isOurs(section) || findTemplate(section.kind)?.required !== false) return false
  return isBlank(page, section) && section.sections.length === 0 && hadItems(before, section)
}

function isOurs(section: PageSection): boolean {
  return findTemplate(section.kind)?.heading === section.heading
}

function isBlank(page: Page, section: PageSection): boolean {
  return page.source.text.slice(section.body.start, section.body.end).trim() === ''
}

function hadItems(before: Page, section: PageSection): boolean {
  return twins(before, section).every(({ items }) => items.length > 0)
}

function hadContent(before: Page, section: PageSection): boolean {
  return twins(before, section).every(
    ({ sections, body }) => sections.length > 0 || contentEnd(before.source.text, body) > body.start,
  )
}

/** The section as it was on the page before; there can be several of one name. */
function twins(before: Page, section: PageSection): PageSection[] {
  return [...walkSections(before.sections)].filter(
    ({ kind, heading }) => kind === section.kind && heading === section.heading,
  )
}
