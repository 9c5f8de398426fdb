import type { Heading, Root, RootContent } from 'mdast'
import { HandoffError } from '../errors.js'
import type { SectionKind } from '../handoff.js'
import { parseMarkdown } from './markdown.js'
import { buildSections, sourceOf } from './page-sections.js'
import { endOf, startOf } from './positions.js'
import { lineEnd, lineStart, parseSource, type Source } from './source.js'
import { findUsableEnd } from './unclosed.js'

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

/** Reads any Markdown page: front matter, title, sections by meaning, items. Never loses track of a byte. */
export function parsePage(raw: string): Page {
  const source = parseSource(raw)
  const root = parseMarkdown(source.text)
  assertWhole(source.text, root.children[0]?.type === 'yaml')
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
    root,
    frontMatter,
    title:
      title === null
        ? null
        : { text: sourceOf(source.text, title), span: { start: startOf(title), end: endOf(title) } },
    introduction,
    // Also before the title: an update may leave a heading behind that was none.
    labels: findLabels(root, source.text, { start: 0, end: introduction.end }),
    sections: buildSections(source.text, root, rest, end),
    end,
  }
}

/** A page in the middle of a merge, or whose front matter never ends, is to be mended by the one who knows it. */
function assertWhole(text: string, hasFrontMatter: boolean): void {
  const conflict = /^<{7} .*$(?=[\s\S]*^={7}\r?$[\s\S]*^>{7} )/m.exec(text)
  if (conflict !== null) {
    const line = text.slice(0, conflict.index).split('\n').length
    throw new HandoffError('page', `Cannot read the page: line ${line} begins a merge conflict.`, {
      hints: ['Resolve the conflict in the page, then run the command again.'],
    })
  }
  if (!hasFrontMatter && /^---\r?\n[\w-]+:/.test(text)) {
    throw new HandoffError('page', 'Cannot read the page: its front matter is never closed.', {
      hints: ['Put a line of `---` behind the last key at the top of the page.'],
    })
  }
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

function lineEndOf(text: string, node: RootContent | undefined): number {
  return node === undefined ? 0 : lineEnd(text, endOf(node))
}
