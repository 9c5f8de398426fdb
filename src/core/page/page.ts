import type { Node, Root } from 'mdast'
import type { SectionKind } from '../handoff.js'
import { type Edit, lineEnd, type Source } from './source.js'

/** A page with the place of everything in it. Offsets count UTF-16 units in `source.text`. */
export interface Page {
  source: Source
  /** The syntax tree, with positions in `source.text`. */
  root: Root
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
  /** Columns before its content: what is nested below it stands as far in. */
  width: number
  ordered: boolean
  done: boolean | null
  /** The first paragraph without its checkbox, as in the source; empty where the item starts otherwise. */
  head: Span & { text: string }
  /** Items of the lists directly below: whole lines each. */
  details: (Span & { text: string })[]
}

/** Whole lines behind the line that holds the offset, even where that line is the last one and has no ending. */
export function insertLines(page: Page, offset: number, lines: string): Edit {
  const { text } = page.source
  const at = lineEnd(text, offset)
  const unfinished = at === text.length && !text.endsWith('\n')
  return { start: at, end: at, text: unfinished ? `\n${lines}` : `${lines}\n` }
}

/** Behind the last line of a span that is not blank; the span's start where all of it is. */
export function contentEnd(text: string, span: Span): number {
  const content = text.slice(span.start, span.end).trimEnd()
  return content === '' ? span.start : span.start + content.length
}

/** Offset of a node's first character. */
export function startOf(node: Node): number {
  return node.position?.start.offset ?? 0
}

/** Offset behind a node's last character. */
export function endOf(node: Node): number {
  return node.position?.end.offset ?? 0
}
