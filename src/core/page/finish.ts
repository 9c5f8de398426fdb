import { findTemplate } from '../entries/template.js'
import { HandoffError } from '../errors.js'
import type { Handoff } from '../handoff.js'
import { renderCode } from '../text/code.js'
import { renderPlain } from '../text/markdown.js'
import { frontMatterEnd } from './front-matter.js'
import { isDone } from './items.js'
import { dropPlaceholder } from './meaning.js'
import { findPageSection } from './merge-details.js'
import { contentEnd, type Page, type PageItem, type PageSection } from './page.js'
import { oneLine } from './parse.js'
import { parsePage } from './parse-page.js'
import { renderLabel } from './render.js'
import { walkSections } from './sections.js'
import { applyEdits, type Edit } from './source.js'
import { countTasks, isDerivedStatus, renderStatus, taskSections } from './tasks.js'

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

/**
 * Numbers the files from one on. Pages whose numbers are all the same (as formatters write them) stay so. What is
 * nested moves with the width of the number, or it would not be nested any more.
 */
function renumberFiles(page: Page, before: Page): Edit[] {
  const section = [...walkSections(page.sections)].find(({ kind }) => kind === 'files')
  const old = findPageSection(before, 'files')?.items ?? []
  const [first, second] = old.filter((item) => item.ordered)
  if (section === undefined || (second !== undefined && second.marker.trim() === first?.marker.trim()))
    return []
  return section.items
    .filter((item) => item.ordered)
    .flatMap((item, index) => renumber(page, item, index + 1))
}

function renumber(page: Page, item: PageItem, number: number): Edit[] {
  const marker = /^(\s*)(\d+)/.exec(item.marker)
  const [, blanks = '', digits = ''] = marker ?? []
  if (marker === null || digits === `${number}`) return []
  const start = item.start + blanks.length
  const head: Edit = { start, end: start + digits.length, text: `${number}` }
  const wider = `${number}`.length - digits.length
  return wider === 0 ? [head] : [head, ...indentNested(page, item, wider)]
}

function indentNested(page: Page, item: PageItem, wider: number): Edit[] {
  const { text } = page.source
  const edits: Edit[] = []
  for (
    let at = text.indexOf('\n', item.start) + 1;
    at > 0 && at < item.end;
    at = text.indexOf('\n', at) + 1
  ) {
    const blanks = /^ */.exec(text.slice(at, at + 80))?.[0].length ?? 0
    if (wider > 0 && blanks > 0) edits.push({ start: at, end: at, text: ' '.repeat(wider) })
    if (wider < 0 && blanks >= -wider) edits.push({ start: at, end: at - wider, text: '' })
  }
  return edits
}

const mostCandidates = 10

/**
 * The page with its one open task that matches ticked: the one that says just this, else the one that has it in it, in any
 * case and without regard to marks. A page where such a task is ticked already stays as it is.
 *
 * @throws HandoffError of kind `usage`, with the candidates as hints, where no open task matches or several do.
 */
export function tickTask(raw: string, wanted: string): string {
  const page = parsePage(raw)
  const items = taskSections(page).flatMap(({ section }) => section.items)
  const open = items.filter((item) => !isTicked(item))
  const found = findMatches(open, wanted)
  const [only] = found
  if (only !== undefined && found.length === 1) {
    const edit = { start: only.start, end: only.end, text: tick(page, only) }
    return finishPage(applyEdits(page.source, [edit]), null, page)
  }
  const done = [
    ...items.filter(isTicked),
    ...[...walkSections(page.sections)]
      .filter(({ kind }) => kind === 'done-must' || kind === 'done-nice')
      .flatMap((section) => section.items),
  ]
  if (found.length === 0 && findMatches(done, wanted).length > 0) return raw
  throw cannotChoose(wanted, found, open)
}

function isTicked({ done, head }: PageItem): boolean {
  return done ?? isDone(head.text)
}

/** Those that say just this; without one, those that have it in them. */
function findMatches(items: readonly PageItem[], wanted: string): PageItem[] {
  const text = plain(wanted)
  const same = items.filter(({ head }) => plain(head.text) === text)
  return same.length > 0 || text === '' ? same : items.filter(({ head }) => plain(head.text).includes(text))
}

/** What is left when Markdown's marks, white space, case and the last stop do not count. */
function plain(text: string): string {
  return oneLine(text)
    .replace(/[`*\\]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/(?<![.…])[.…]+$/, '')
    .trim()
    .toLowerCase()
}

function tick(page: Page, item: PageItem): string {
  const source = page.source.text.slice(item.start, item.end)
  const rest = source.slice(item.marker.length)
  return item.marker + (item.done === false ? rest.replace(/^\[ \]/, '[x]') : `[x] ${rest}`)
}

function cannotChoose(wanted: string, found: readonly PageItem[], open: readonly PageItem[]): HandoffError {
  const candidates = found.length > 0 ? found : open
  const listed = candidates.slice(0, mostCandidates).map(({ head }) => renderPlain(oneLine(head.text)))
  const rest = candidates.length - listed.length
  const which =
    found.length > 0
      ? `${found.length} open tasks match ${renderCode(wanted)}.`
      : `No open task matches ${renderCode(wanted)}.`
  const hints =
    listed.length === 0 ? ['The page has no open task.'] : [`Open: ${listed[0]}`, ...listed.slice(1)]
  return new HandoffError('usage', which, { hints: rest > 0 ? [...hints, `and ${rest} more`] : hints })
}
