import type { Handoff, Item, Section } from '../handoff.js'
import { parseHeader } from './front-matter.js'
import { type Page, type PageItem, type PageSection, parsePage, type Span } from './page.js'

/** The page as data: the inverse of `renderHandoff` for pages of ours, a reading of any other. */
export function parseHandoff(raw: string): Handoff {
  return readHandoff(parsePage(raw))
}

export function readHandoff(page: Page): Handoff {
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
