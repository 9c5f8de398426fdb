import type { SectionKind } from '../handoff.js'
import { isDone } from '../page/items.js'
import { deriveSectionKind } from '../page/meaning.js'
import type { TaskCount } from '../page/tasks.js'
import { parseQuickHeader } from '../push/refs.js'

/** What a table of branches says of a page. */
export interface QuickPage {
  title: string
  branch: string | null
  covers: string | null
  work: string | null
  must: TaskCount
}

/**
 * Reads a page without a Markdown parser, which takes a hundred times as long: line by line, and exactly what
 * `countTasks` counts. Null where a line could mean something else to a parser; then it is for one to say.
 */
export function parseQuickPage(raw: string): QuickPage | null {
  const text = raw.replace(/^\uFEFF/, '')
  const lines = text.split('\n').map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line))
  if (lines.some((line) => line.includes('\r'))) return null // alone, it ends a line too
  const opens = /^---[ \t]*$/.test(lines[0] ?? '')
  const header = opens ? parseQuickHeader(text) : { branch: null, covers: null, work: null }
  if (header === null) return null
  const first = opens ? lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---') + 1 : 0
  const body = quickSections(lines.slice(first))
  if (body === null) return null
  const must = countSectionTasks(body.sections)
  return must === null ? null : { ...header, title: body.title, must }
}

/** `Handoff: Replace JWT` is about replacing JWT. */
export function deriveShortTitle(title: string): string {
  return title.replace(/^handoff\s*[:–—-]\s*/i, '')
}

/** A heading and the lines up to the next one, code blocks left out. */
interface QuickSection {
  kind: SectionKind
  level: number
  lines: string[]
  /** Whether code stood among its lines. */
  hasCode: boolean
  hasChildren: boolean
  parent: QuickSection | null
}

/** The title (empty without one) and the sections of a page; null where only a parser can tell. */
function quickSections(lines: readonly string[]): { title: string; sections: QuickSection[] } | null {
  const sections: QuickSection[] = []
  let title: string | null = null
  let current: QuickSection | null = null
  let fence: string | null = null
  let before = ''
  for (const line of lines) {
    if (fence !== null) {
      if (isClosing(line, fence)) fence = null
      before = ''
      continue
    }
    fence = /^(?:`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[0] ?? null
    if (fence !== null) {
      if (current !== null) current.hasCode = true
      continue
    }
    if (isUnclear(line, before)) return null
    before = line
    const heading = /^(#{1,6})[ \t]+(.*)$/.exec(line)
    if (heading === null) {
      current?.lines.push(line)
      continue
    }
    const [, { length: level } = '', words = ''] = heading
    if (/(?:^|\s)#+\s*$|[[<&\\]/.test(words)) return null
    const isTitle: boolean = title === null && sections.length === 0 && level === 1
    title ??= isTitle ? words.trim() : ''
    if (isTitle) continue
    current = openSection(words.trim(), level, current)
    sections.push(current)
  }
  return fence === null ? { title: title ?? '', sections } : null
}

/** What a parser may read as a heading, a comment over many lines or code inside a list. */
function isUnclear(line: string, before: string): boolean {
  return (
    /^ {1,3}#|^#{1,6}\s*$/.test(line) ||
    /^ {0,3}</.test(line) ||
    opensComment(line) ||
    /^ {1,3}(?:`{3}|~{3})/.test(line) ||
    (/^ {0,3}(?:=+|-+)[ \t]*$/.test(line) && before.trim() !== '')
  )
}

function opensComment(line: string): boolean {
  const start = line.lastIndexOf('<!--')
  return start !== -1 && !line.includes('-->', start + '<!--'.length)
}

function isClosing(line: string, fence: string): boolean {
  const text = line.trim()
  return /^ {0,3}\S/.test(line) && text.length >= fence.length && text === fence.charAt(0).repeat(text.length)
}

function openSection(heading: string, level: number, before: QuickSection | null): QuickSection {
  let parent = before
  while (parent !== null && parent.level >= level) parent = parent.parent
  if (parent !== null) parent.hasChildren = true
  const kind = kindOf(heading, parent?.kind ?? null)
  return { kind, level, lines: [], hasCode: false, hasChildren: false, parent }
}

const known = new Map<string, SectionKind>()

/** The headings of a template come again on every page. */
function kindOf(heading: string, parent: SectionKind | null): SectionKind {
  const key = `${parent}\n${heading}`
  const kind = known.get(key) ?? deriveSectionKind(heading, parent)
  if (known.size < 1000) known.set(key, kind)
  return kind
}

/** The tasks that must be done, as `countTasks` counts them; null where only a parser can tell. */
function countSectionTasks(sections: readonly QuickSection[]): TaskCount | null {
  const count = { done: 0, total: 0 }
  for (const section of sections) {
    const ranks = lineage(section).map(({ kind }) => kind)
    const isTask = ranks.includes('remaining')
    const isMust = isTask && !ranks.slice(0, ranks.lastIndexOf('remaining') + 1).includes('nice')
    if (!isMust && section.kind !== 'done-must') continue
    const items = readItems(section)
    if (items === null) return null
    // A heading over prose is a task by itself, unless it announces tasks.
    const announces = section.kind === 'remaining' || section.kind === 'must' || section.kind === 'nice'
    if (items.length === 0 && isMust && !announces && hasText(section)) return null
    if (isMust) {
      count.total += items.length
      count.done += items.filter(Boolean).length
    }
    if (section.kind === 'done-must') {
      count.total += items.length
      count.done += items.length
    }
  }
  return count
}

/** A section, the one it is in, and so on. */
function lineage(section: QuickSection): QuickSection[] {
  const all: QuickSection[] = []
  for (let each: QuickSection | null = section; each !== null; each = each.parent) all.push(each)
  return all
}

function hasText({ lines, hasCode, hasChildren }: QuickSection): boolean {
  return !hasChildren && (hasCode || lines.some((line) => line.trim() !== ''))
}

/** For each item of a section's lists whether it is done; null where a line could be something else. */
function readItems({ lines, hasCode }: QuickSection): boolean[] | null {
  if (hasCode) return null
  const items: { box: boolean | null; head: string; width: number; isOpen: boolean }[] = []
  let before = ''
  for (const line of lines) {
    const item = items.at(-1)
    const blank = line.trim() === ''
    const indent = line.length - line.trimStart().length
    if (blank || (indent > 0 && item !== undefined && indent >= item.width && isMarked(line.trimStart()))) {
      if (item !== undefined) item.isOpen = false
    } else if (
      /^(?:[-+*]|\d{1,9}[.)])[ \t]*$|^[|>]|\|.*\|/.test(line) ||
      /^[-*_](?:[ \t]*[-*_]){2,}/.test(line)
    ) {
      return null
    } else if (isMarked(line)) {
      const opened = openItem(line, before)
      if (opened === null) return null
      items.push(opened)
    } else if (item !== undefined && indent > 0) {
      if (line.startsWith('\t') || (indent < item.width && isMarked(line.trimStart()))) return null
      if (item.isOpen) item.head += ` ${line.trim()}`
    } else if (item?.isOpen === true) {
      item.head += ` ${line.trim()}`
    } else if (indent > 0 && isMarked(line.trimStart())) return null
    before = line
  }
  return items.map(({ box, head }) => box ?? isDone(head))
}

function isMarked(line: string): boolean {
  return /^(?:[-*+]|\d{1,9}[.)])[ \t]/.test(line)
}

function openItem(line: string, before: string) {
  const [marker = '', number] = /^(?:[-*+]|(\d{1,9})[.)])[ \t]+/.exec(line) ?? []
  // Only a list that begins with 1 can interrupt a paragraph; five blanks begin code.
  const interrupts = before.trim() !== '' && !isMarked(before) && !/^\s/.test(before)
  if ((number !== undefined && number !== '1' && interrupts) || /\t|[ ]{5}$/.test(marker)) return null
  const rest = line.slice(marker.length)
  const [, box, head = rest] = /^\[([ xX])\][ \t]+(\S.*)$/.exec(rest) ?? []
  if (box === undefined && /^\[[ xX]?\]|^(?:[-*+]|\d{1,9}[.)])(?:\s|$)|^[#>]|^(?:`{3}|~{3})/.test(rest))
    return null
  return { box: box === undefined ? null : box !== ' ', head, width: marker.length, isOpen: true }
}
