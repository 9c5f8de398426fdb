import type { RootContent } from 'mdast'
import { isPlaceholder } from '../entries/template.js'
import type { Handoff, Item, Section, SectionKind } from '../handoff.js'
import { renderCode } from '../text/code.js'
import { parseHeader } from './front-matter.js'
import { endOf, type Page, type PageItem, type PageSection, type Span, startOf } from './page.js'
import { parsePage } from './parse-page.js'

/** The page as data: the inverse of `renderHandoff` for pages of ours, a reading of any other. */
export function parseHandoff(raw: string): Handoff {
  return readHandoff(parsePage(raw))
}

function readHandoff(page: Page): Handoff {
  const label = (name: string) => page.labels.find((candidate) => candidate.name === name)
  const inside = (one: Span) => one.start >= page.introduction.start
  const known = ['Status', 'Scope'].flatMap((name) => label(name) ?? []).filter(inside)
  return {
    header: parseHeader(page),
    title: page.title?.text ?? '',
    status: label('Status')?.text ?? null,
    scope: label('Scope')?.text ?? null,
    introduction: textWithout(page, page.introduction, known),
    sections: page.sections.map((section) => readSection(page, section)),
  }
}

function readSection(page: Page, section: PageSection): Section {
  return {
    kind: section.kind,
    heading: section.heading,
    text: textWithout(page, section.body, section.items),
    items: section.items.map((item) => readItem(page, item)),
    sections: section.sections.map((child) => readSection(page, child)),
  }
}

function readItem(page: Page, item: PageItem): Item {
  const { text } = page.source
  const nested = text.slice(Math.min(item.head.end, item.end), item.end).replace(/^\r?\n/, '')
  return {
    text: oneLine(item.head.text),
    details: dedent(nested, item.width).replace(/\r\n/g, '\n').trimEnd(),
    done: item.done,
  }
}

/** White space within a paragraph means nothing in Markdown: a wrapped line is one line. */
export function oneLine(text: string): string {
  return text.replace(/(?<!\s)\s*\n\s*/g, ' ').trim()
}

/** Takes up to `width` leading blanks from every line. */
export function dedent(text: string, width: number): string {
  return text.replace(new RegExp(`^ {0,${width}}`, 'gm'), '')
}

/** The text of a span without some parts of it: blocks stay apart by one empty line. */
function textWithout(page: Page, span: Span, parts: readonly Span[]): string {
  const kept: string[] = []
  let position = span.start
  for (const part of [...parts].sort((a, b) => a.start - b.start)) {
    kept.push(page.source.text.slice(position, part.start))
    position = part.end
  }
  kept.push(page.source.text.slice(position, span.end))
  return kept
    .map((text) => text.replace(/\r\n/g, '\n').replace(/^\s*\n|(?<!\s)\s+$/g, ''))
    .filter((text) => text.trim() !== '')
    .join('\n\n')
}

/** The items of a section, wherever it stands in the handoff; none where there is no such section. */
export function itemsOf(handoff: Handoff, kind: SectionKind): readonly Item[] {
  return findSection(handoff.sections, kind)?.items ?? []
}

export function findSection(sections: readonly Section[], kind: SectionKind): Section | undefined {
  for (const section of sections) {
    const found = section.kind === kind ? section : findSection(section.sections, kind)
    if (found !== undefined) return found
  }
  return undefined
}

/** Something that a page says in a block of its own, on one line of Markdown. */
interface Statement extends Span {
  text: string
  /** Whether it is about the list or table behind it: `What is open:`. */
  announces: boolean
}

/** What stands in a part of a page beside lists and tables: paragraphs, quotations, code and HTML, in their order. */
export function readProse(page: Page, part: Span): Statement[] {
  const { text } = page.source
  const blocks = page.root.children.filter((node) => startOf(node) >= part.start && endOf(node) <= part.end)
  const said: Statement[] = []
  for (const [at, node] of blocks.entries()) {
    const source = text.slice(startOf(node), endOf(node))
    const before = said.at(-1)
    // "Stop the server first:", and how.
    const goesOn = node.type === 'code' && before !== undefined && /:$/.test(before.text)
    if (goesOn && text.slice(before.end, startOf(node)).trim() === '') {
      before.text += ` ${readCode(node.value)}`
      before.end = endOf(node)
    } else {
      for (const one of readBlock(node, source, startOf(node)))
        if (says(one.text))
          said.push({ ...one, announces: isListed(blocks[at + 1]) && announces.test(one.text) })
    }
  }
  return said
}

/** A sentence and more says something by itself. */
const announces = /^(?:(?![.!?] ).){1,100}:[*_]*$/

/** `(to be filled in)` only holds a place. */
function says(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text) && !/^[*_]*\([^()]*\)[*_]*$/.test(text)
}

function isListed(node: RootContent | undefined): boolean {
  return node?.type === 'list' || node?.type === 'table'
}

function readBlock(node: RootContent, source: string, start: number): Statement[] {
  switch (node.type) {
    case 'paragraph':
      return readParagraph(source, start)
    case 'blockquote':
      return [statement(source.replace(/^[ \t]*(?:>[ \t]?)+/gm, ''), start, source)]
    case 'code':
      return [statement(readCode(node.value), start, source)]
    case 'html':
      return [statement(source.replace(/<!--[\s\S]*?(?:-->|$)|<\/?[a-z][^<>]*>/gi, ' '), start, source)]
    default:
      return []
  }
}

/** People write definitions one below the other: `**X**: why`. Our own word for nothing is none of theirs. */
function readParagraph(source: string, start: number): Statement[] {
  const parts: Statement[] = []
  const isList = defines.test(source)
  let at = start
  for (const line of source.split(/(?<=\n)/)) {
    const last = parts.at(-1)
    if (!isPlaceholder(line)) {
      if (last === undefined || (isList && defines.test(line))) parts.push(statement(line, at, line))
      else {
        last.text = oneLine(`${last.text}\n${line}`)
        last.end = at + line.trimEnd().length
      }
    }
    at += line.length
  }
  return parts
}

/** `**X** — why`, `**X:** why`; a bold word may as well begin a wrapped line. */
const defines = /^[ \t]*\*\*(?:[^*\n]*[:.]\*\*|[^*\n]+\*\*[ \t]*[:=—–-])/

function statement(text: string, start: number, source: string): Statement {
  return { text: oneLine(text), start, end: start + source.trimEnd().length, announces: false }
}

/** The first line says most. */
function readCode(value: string): string {
  const [first = '', ...rest] = value.trim().split('\n')
  return `${renderCode(first.trim())}${rest.length > 0 ? ' …' : ''}`
}
