import type { Heading, Paragraph, TableCell } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import { isPlaceholder, isTemplateHeading } from '../entries/template.js'
import type { SectionKind } from '../handoff.js'
import {
  endOf,
  type Page,
  type PageItem,
  type PageSection,
  type PageTask,
  type Span,
  startOf,
} from '../page/page.js'
import { dedent } from '../page/parse.js'
import type { Recogniser } from '../page/recognise.js'
import { walkSections } from '../page/sections.js'
import { lineStart } from '../page/source.js'
import { taskSections } from '../page/tasks.js'
import { deriveIsEnglish } from '../prose/tokens.js'
import type { JudgedReference } from '../references/reference.js'

/** A task, a decision, a gotcha: an item in any of the shapes that people give them. */
export interface LintItem extends Span {
  role: 'task' | 'decision' | 'gotcha'
  /** `must` and `nice` for tasks; null for the others. */
  priority: 'must' | 'nice' | null
  shape: 'item' | 'row' | 'heading'
  /** The kind of the section it is in. */
  section: SectionKind
  /** The headings above it, outermost first, as in the source. */
  headings: readonly string[]
  /** Markdown without the marker and the checkbox, with its nested lines, without their indentation. */
  text: string
  done: boolean
  /** Whether this program derived it: its wording is not a person's. */
  derived: boolean
}

/** A paragraph, a heading or the cell of a table: what people read as one piece. */
export interface ProseBlock extends Span {
  node: Paragraph | Heading | TableCell
  /** Its text without marks, on one line. */
  text: string
}

/** The tasks, decisions and gotchas of a page, in the order in which they stand on it. */
export function deriveLintItems(page: Page, recogniser: Recogniser | null): LintItem[] {
  const paths = deriveHeadingPaths(page.sections)
  const tasks = taskSections(page).map(({ section, kind }) => ({ section, kind, role: 'task' as const }))
  const others = (['decision', 'gotcha'] as const).flatMap((role) =>
    noteSections(page, role).map(({ section }) => ({ section, kind: null, role })),
  )
  const headed = noteSections(page, 'decision').flatMap(({ section }) =>
    section.sections.map((child) => readHeadedDecision(page, child, paths.get(section) ?? [])),
  )
  const items = [...tasks, ...others].flatMap(({ section, kind, role }) => {
    const headings = paths.get(section) ?? []
    const listed = new Map(section.items.map((item) => [item.start, item]))
    return section.tasks
      .filter((task) => role === 'task' || isItem(section, task))
      .map((task): LintItem => {
        const item = listed.get(task.start)
        const shape = task.start === section.start ? 'heading' : item === undefined ? 'row' : 'item'
        const key = shape === 'item' ? (recogniser?.keyOf(kind ?? `${role}s`, task.text) ?? null) : null
        return {
          role,
          priority: kind,
          shape,
          section: section.kind,
          headings: shape === 'heading' ? headings.slice(0, -1) : headings,
          text:
            shape === 'heading'
              ? readHeaded(page, section)
              : item === undefined
                ? task.text
                : readItem(page, item),
          done: task.done,
          derived: key !== null,
          start: task.start,
          end: task.end,
        }
      })
  })
  return [...items, ...headed].sort((a, b) => a.start - b.start)
}

/** The sections that hold gotchas or decisions, with their headings: what is below one of decisions is part of one. */
export function noteSections(
  page: Page,
  role: 'gotcha' | 'decision',
): { section: PageSection; headings: readonly string[] }[] {
  const paths = deriveHeadingPaths(page.sections)
  const taken = new Set(taskSections(page).map(({ section }) => section))
  const outermost = sectionsOf(page.sections, `${role}s`).filter((section) => !taken.has(section))
  const all = role === 'gotcha' ? [...walkSections(outermost)] : outermost
  return all.map((section) => ({ section, headings: paths.get(section) ?? [] }))
}

/** The outermost sections of a kind. */
function sectionsOf(sections: readonly PageSection[], kind: SectionKind): PageSection[] {
  return sections.flatMap((section) =>
    section.kind === kind ? [section] : sectionsOf(section.sections, kind),
  )
}

/** A heading among the decisions is one: what stands below it, in prose or in a list, are its parts. */
function readHeadedDecision(page: Page, section: PageSection, headings: readonly string[]): LintItem {
  const below = page.source.text.slice(section.body.start, section.end).trim()
  return {
    role: 'decision',
    priority: null,
    shape: 'heading',
    section: section.kind,
    headings,
    text: `${section.heading}\n\n${below}`.replace(/\r\n/g, '\n'),
    done: false,
    derived: false,
    start: section.start,
    end: section.body.start,
  }
}

/** "Key Decisions" over plain prose announces decisions, it is none itself. */
function isItem(section: PageSection, task: PageTask): boolean {
  const announces = section.kind === 'decisions' || section.kind === 'gotchas'
  return !(announces && task.start === section.start) && !isPlaceholder(task.text)
}

function readHeaded(page: Page, section: PageSection): string {
  return `${section.heading}\n\n${page.source.text.slice(section.body.start, section.body.end).trim()}`
}

function readItem(page: Page, item: PageItem): string {
  const from = Math.min(item.head.start, item.end)
  return dedent(page.source.text.slice(from, item.end), item.width).replace(/\r\n/g, '\n').trimEnd()
}

function deriveHeadingPaths(sections: readonly PageSection[]): Map<PageSection, string[]> {
  const paths = new Map<PageSection, string[]>()
  const visit = (section: PageSection, above: readonly string[]): void => {
    const path = [...above, section.heading]
    paths.set(section, path)
    for (const child of section.sections) visit(child, path)
  }
  for (const section of sections) visit(section, [])
  return paths
}

/** What people wrote on a page, block by block, in order; code blocks and this program's own lines are left out. */
export function readProse(page: Page, derivedSpans: readonly Span[]): ProseBlock[] {
  const blocks: ProseBlock[] = []
  visit(page.root, (node) => {
    if (node.type !== 'paragraph' && node.type !== 'heading' && node.type !== 'tableCell') return
    // The cell of a table holds the bars beside it.
    const [first, last] = [node.children[0] ?? node, node.children.at(-1) ?? node]
    const [start, end] = [startOf(first), endOf(last)]
    if (isWithin(derivedSpans, start)) return
    blocks.push({ node, start, end, text: textOf(node).replace(/\s+/g, ' ').trim() })
  })
  return blocks
}

/** Whether a page's people write English; our own headings and the title, which we made of a commit, are not theirs. */
export function isInEnglish(page: Page, derivedSpans: readonly Span[]): boolean {
  const title = page.title?.span.start ?? null
  const own = readProse(page, derivedSpans).filter(
    ({ node, text }) => node.type !== 'heading' || !(isTemplateHeading(text) || startOf(node) === title),
  )
  return deriveIsEnglish(own.map(({ text }) => text).join('\n'))
}

/** The parts of a page that this program wrote and would write again: no rule about people's words concerns them. */
export function deriveDerivedSpans(page: Page, recogniser: Recogniser | null): Span[] {
  const spans: Span[] = page.labels.map(({ start, end }) => ({ start, end }))
  if (page.frontMatter !== null) spans.push(page.frontMatter)
  for (const section of walkSections(page.sections)) {
    const body = page.source.text.slice(section.body.start, section.body.end)
    if (isPlaceholder(body)) spans.push(section.body)
    if (recogniser === null) continue
    for (const item of section.items) {
      if (recogniser.keyOf(section.kind, item.head.text) !== null)
        spans.push({ start: item.start, end: item.head.end })
      for (const detail of item.details)
        if (recogniser.isDetail(section.kind, detail.text))
          spans.push({ start: detail.start, end: detail.end })
    }
  }
  return spans.sort((a, b) => a.start - b.start)
}

/** Whether an offset lies in one of the spans, which are in order. */
export function isWithin(spans: readonly Span[], offset: number): boolean {
  return spans.some(({ start, end }) => start <= offset && offset < end)
}

/** The first reference to each thing on each line: whoever mends it sees the others beside it. */
export function listOncePerLine(
  page: Page | null,
  references: readonly JudgedReference[],
): JudgedReference[] {
  const told = new Set<string>()
  return references.filter(({ span, kind, name, path, lines }) => {
    const line = lineStart(page?.source.text ?? '', span.start)
    const key = JSON.stringify([line, kind, name, path, kind === 'lines' ? lines : null])
    return !told.has(key) && told.add(key)
  })
}
