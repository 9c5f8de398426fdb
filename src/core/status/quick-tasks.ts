import { isDone } from '../document/page-tasks.js'
import type { TaskCount } from '../document/status.js'
import type { QuickSection } from './quick-sections.js'

/** The tasks that must be done, as `countTasks` counts them; null where only a parser can tell. */
export function countSectionTasks(sections: readonly QuickSection[]): TaskCount | null {
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
