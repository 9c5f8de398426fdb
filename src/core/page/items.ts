import type { List, ListItem, RootContent, Table } from 'mdast'
import { isPlaceholder } from '../entries/template.js'
import { endOf, type PageItem, type PageSection, type PageTask, type Span, startOf } from './page.js'
import { lineEnd, lineStart } from './source.js'

/**
 * What counts as a task in a section: list items and table rows; a heading over prose alone is one task, a heading
 * over items is none, and a plain paragraph is none either.
 */
export function readTasks(text: string, section: PageSection, nodes: readonly RootContent[]): PageTask[] {
  const own = nodes.filter((node) => startOf(node) >= section.body.start && endOf(node) <= section.body.end)
  const rows = own.flatMap((node) => (node.type === 'table' ? readRows(text, node) : []))
  const tasks = [...section.items.map(readItemTask), ...rows].sort((a, b) => a.start - b.start)
  const isProse = (node: RootContent) =>
    node.type === 'paragraph' && !isPlaceholder(text.slice(startOf(node), endOf(node)))
  const overProse = tasks.length === 0 && section.sections.length === 0 && own.some(isProse)
  if (!overProse || !isTaskHeading(section)) return tasks
  const done = isDone(section.heading)
  return [{ text: section.heading, done, start: section.start, end: section.body.start }]
}

/** "Next steps" announces tasks, it is none itself. */
function isTaskHeading(section: PageSection): boolean {
  return section.kind !== 'remaining' && section.kind !== 'must' && section.kind !== 'nice'
}

function readItemTask(item: PageItem): PageTask {
  const text = item.head.text.replace(/(?<!\s)\s*\n\s*/g, ' ').trim()
  return { text, done: item.done ?? isDone(text), start: item.start, end: item.end }
}

function readRows(text: string, table: Table): PageTask[] {
  return table.children.slice(1).map((row) => {
    const source = text.slice(startOf(row), endOf(row))
    const cells = source.split('|').map((cell) => cell.trim())
    const done =
      isDone(source) || cells.some((cell) => /^(?:done|complete|completed|finished|closed|yes)$/i.test(cell))
    return { text: source, done, start: startOf(row), end: endOf(row) }
  })
}

/**
 * ✅ and [x] at either end, **DONE**, ~~struck out~~: the marks found in handoff files. In the middle of a text they are
 * spoken of, and "**Complete** the rest" is no mark.
 */
export function isDone(text: string): boolean {
  const bare = text.trim().replace(/^[*_|\s]+/, '')
  return (
    /^(?:✅|☑|✔|\[x\])|(?:✅|☑|✔)\uFE0F?[\s*_).|]*$/i.test(bare) ||
    /\*\*[^*\p{L}]{0,10}(?:[Dd]one|[Cc]ompleted|[Ff]ixed|DONE|COMPLETED?|FIXED)\b(?!\s+\p{L})[^*]*\*\*/u.test(
      text,
    ) ||
    /^~~.+~~[.\s]*$/.test(text.trim())
  )
}

/**
 * The items of a list at the top of a page: whole lines each, with what is nested below them. `bound` is where the next block
 * begins: the parser's end of an item whose fence is never closed lies in the line behind it.
 */
export function readItems(text: string, list: List, bound: number): PageItem[] {
  return list.children.map((item, index) => {
    const start = lineStart(text, startOf(item))
    const [first] = item.children
    const head =
      first?.type === 'paragraph'
        ? { start: startOf(first), end: endOf(first) }
        : emptySpan(endOf(item), first)
    // The parser counts the checkbox to the paragraph where code follows it at once.
    if (item.checked != null)
      head.start += /^\[[ xX]\]\s*/.exec(text.slice(head.start, head.end))?.[0].length ?? 0
    const marker = text.slice(start, markerEnd(text, startOf(item)))
    const end = endOfLines(text, list, { index, bound })
    return {
      start,
      end,
      marker,
      width: widthOf(marker),
      ordered: list.ordered === true,
      done: item.checked ?? null,
      head: { ...head, text: text.slice(head.start, head.end) },
      details: item.children.flatMap((child) => (child.type === 'list' ? readDetails(text, child, end) : [])),
    }
  })
}

function readDetails(text: string, list: List, bound: number): PageItem['details'] {
  return list.children.map((item: ListItem, index) => {
    const end = endOfLines(text, list, { index, bound })
    return {
      start: lineStart(text, startOf(item)),
      end,
      text: text.slice(markerEnd(text, startOf(item)), Math.min(endOf(item), end)),
    }
  })
}

/** Behind the last line of an item, and never behind the first character of what follows it. */
function endOfLines(text: string, list: List, { index, bound }: { index: number; bound: number }): number {
  const [item, next] = list.children.slice(index, index + 2)
  if (item === undefined) return bound
  const most = next === undefined ? bound : lineStart(text, startOf(next))
  return Math.min(lineEnd(text, Math.max(endOf(item) - 1, lineStart(text, startOf(item)))), most)
}

function emptySpan(end: number, first: RootContent | undefined): Span {
  const at = first === undefined ? end : startOf(first)
  return { start: at, end: at }
}

/** Behind `- `, `* `, `12. ` or `3) `; the list marker itself is never wider than ten characters (CommonMark 5.2). */
function markerEnd(text: string, start: number): number {
  const marker = /^(?:[-*+]|\d{1,9}[.)])[ \t]*/.exec(text.slice(start, start + 32))
  return start + (marker?.[0].length ?? 0)
}

/** A tab goes to the next multiple of four; five blanks and more begin code, one column behind the marker (CommonMark 5.2). */
function widthOf(marker: string): number {
  const columns = (text: string) =>
    Array.from(text).reduce((column, one) => (one === '\t' ? column - (column % 4) + 4 : column + 1), 0)
  const bare = columns(marker.trimEnd())
  const all = columns(marker)
  return all === bare || all > bare + 4 ? bare + 1 : all
}
