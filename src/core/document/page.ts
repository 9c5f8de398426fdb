import type { Heading, List, ListItem, Root, RootContent } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import type { SectionKind } from '../handoff.js'
import { parseMarkdown } from './markdown.js'
import { deriveSectionKind } from './meaning.js'
import { readTasks } from './page-tasks.js'
import { endOf, startOf } from './positions.js'
import { lineEnd, lineStart, parseSource, type Source } from './source.js'
import { findUsableEnd } from './unclosed.js'

/** A page with the place of everything in it. Offsets count UTF-16 units in `source.text`. */
export interface Page {
  source: Source
  /** The YAML between the fences, which is `source.text.slice(start, end)`; null without front matter. */
  frontMatter: Span | null
  title: { text: string; span: Span } | null
  /** Between the title (or the front matter) and the first section. */
  introduction: Span
  /** Lines of the introduction such as `**Status:** …`; the text behind the label. */
  labels: Label[]
  sections: PageSection[]
  /** Where text can be added at the end: before a code block or comment that is never closed, else the text's end. */
  end: number
}

export interface Span {
  start: number
  end: number
}

export interface Label extends Span {
  name: string
  text: string
}

export interface PageSection {
  kind: SectionKind
  heading: string
  level: number
  /** First character of the heading's line. */
  start: number
  /** From behind the heading's line to the first subsection, or to the end. */
  body: Span
  /** Behind the last line of the section, its subsections included. */
  end: number
  items: PageItem[]
  /** What counts as a task where the section holds remaining work: items, table rows, a heading over prose. */
  tasks: PageTask[]
  sections: PageSection[]
}

export interface PageTask extends Span {
  /** The task's Markdown, on one line. */
  text: string
  done: boolean
}

export interface PageItem {
  /** Whole lines, from the marker's line to behind the last nested one. */
  start: number
  end: number
  /** The marker with the white space before and after it, as in `source.text`: `- `, `  1. `. */
  marker: string
  ordered: boolean
  done: boolean | null
  /** The first paragraph without its checkbox, as in the source; empty where the item starts otherwise. */
  head: Span & { text: string }
  /** Items of the lists directly below: whole lines each. */
  details: (Span & { text: string })[]
}

/** Reads any Markdown page: front matter, title, sections by meaning, items. Never loses track of a byte. */
export function parsePage(raw: string): Page {
  const source = parseSource(raw)
  const root = parseMarkdown(source.text)
  const headings = root.children.filter((node): node is Heading => node.type === 'heading')
  const [first] = headings
  const title = first?.depth === 1 ? first : null
  const frontMatter = findFrontMatter(root, source.text)
  const end = findUsableEnd(root, source.text)
  const rest = title === null ? headings : headings.slice(1)
  const introduction = {
    start: lineEndOf(source.text, title ?? root.children.find((node) => node.type === 'yaml')),
    end: rest[0] === undefined ? end : lineStart(source.text, startOf(rest[0])),
  }
  return {
    source,
    frontMatter,
    title:
      title === null
        ? null
        : { text: sourceOf(source.text, title), span: { start: startOf(title), end: endOf(title) } },
    introduction,
    labels: findLabels(root, source.text, introduction),
    sections: buildSections(source.text, root, rest, end),
    end,
  }
}

/** All sections of a page, parents before their children. */
export function* walkSections(sections: readonly PageSection[]): Generator<PageSection> {
  for (const section of sections) {
    yield section
    yield* walkSections(section.sections)
  }
}

function buildSections(text: string, root: Root, headings: readonly Heading[], last: number): PageSection[] {
  const top: PageSection[] = []
  const open: PageSection[] = []
  headings.forEach((heading, index) => {
    const start = lineStart(text, startOf(heading))
    while (open.length > 0 && (open.at(-1)?.level ?? 0) >= heading.depth) close(open, start)
    const parent = open.at(-1)
    const next = headings[index + 1]
    const body = {
      start: lineEnd(text, endOf(heading)),
      end: next === undefined ? last : lineStart(text, startOf(next)),
    }
    const section: PageSection = {
      kind: deriveSectionKind(textOf(heading), parent?.kind ?? null),
      heading: sourceOf(text, heading),
      level: heading.depth,
      start,
      body,
      end: last,
      items: [],
      tasks: [],
      sections: [],
    }
    ;(parent?.sections ?? top).push(section)
    open.push(section)
  })
  while (open.length > 0) close(open, last)
  const all = [...walkSections(top)]
  assignItems(text, root.children, all)
  for (const section of all) section.tasks = readTasks(text, section, root.children)
  return top
}

function close(open: PageSection[], end: number): void {
  const section = open.pop()
  if (section !== undefined) section.end = end
}

/** Both lists are in document order, so one pass is enough. */
function assignItems(text: string, nodes: readonly RootContent[], sections: readonly PageSection[]): void {
  let current = -1
  for (const node of nodes) {
    if (node.type === 'heading') continue
    while (current + 1 < sections.length && (sections[current + 1]?.start ?? 0) <= startOf(node)) current++
    if (node.type === 'list') sections[current]?.items.push(...readItems(text, node))
  }
}

function readItems(text: string, list: List): PageItem[] {
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
    return {
      start,
      end: lineEnd(text, Math.max(endOf(item) - 1, start)),
      marker: text.slice(start, markerEnd(text, startOf(item))),
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

function findFrontMatter(root: Root, text: string): Span | null {
  const [first] = root.children
  if (first?.type !== 'yaml') return null
  return { start: startOf(first) + '---'.length, end: text.lastIndexOf('---', endOf(first)) }
}

function findLabels(root: Root, text: string, introduction: Span): Label[] {
  const labels: Label[] = []
  for (const node of root.children) {
    if (node.type !== 'paragraph' || startOf(node) < introduction.start || endOf(node) > introduction.end)
      continue
    const paragraph = text.slice(startOf(node), endOf(node))
    for (const match of paragraph.matchAll(/^\*\*([A-Z][a-z]+):\*\*[ \t]*(.*?)[ \t]*\r?$/gm)) {
      const start = startOf(node) + match.index
      labels.push({
        name: match[1] ?? '',
        text: match[2] ?? '',
        start,
        end: start + match[0].trimEnd().length,
      })
    }
  }
  return labels
}

/** The heading as written, without its marks. */
function sourceOf(text: string, { children }: Heading): string {
  const [first] = children
  const last = children.at(-1)
  return first === undefined || last === undefined ? '' : text.slice(startOf(first), endOf(last))
}

function lineEndOf(text: string, node: RootContent | undefined): number {
  return node === undefined ? 0 : lineEnd(text, endOf(node))
}
