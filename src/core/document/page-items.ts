import type { List, ListItem, RootContent } from 'mdast'
import type { PageItem, Span } from './page.js'
import { endOf, startOf } from './positions.js'
import { lineEnd, lineStart } from './source.js'

/** The items of a list at the top of a page: whole lines each, with what is nested below them. */
export function readItems(text: string, list: List): PageItem[] {
  return list.children.map((item) => {
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
    return {
      start,
      end: lineEnd(text, Math.max(endOf(item) - 1, start)),
      marker,
      width: widthOf(marker),
      ordered: list.ordered === true,
      done: item.checked ?? null,
      head: { ...head, text: text.slice(head.start, head.end) },
      details: item.children.flatMap((child) => (child.type === 'list' ? readDetails(text, child) : [])),
    }
  })
}

function readDetails(text: string, list: List): PageItem['details'] {
  return list.children.map((item: ListItem) => {
    const start = lineStart(text, startOf(item))
    const end = lineEnd(text, Math.max(endOf(item) - 1, start))
    return { start, end, text: text.slice(markerEnd(text, startOf(item)), endOf(item)) }
  })
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
