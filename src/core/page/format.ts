import type { Config } from '../config/config.js'
import { isPlaceholder } from '../entries/template.js'
import { HandoffError } from '../errors.js'
import type { Handoff, HandoffHeader, Item, Section } from '../handoff.js'
import { tickTask } from './finish.js'
import { deriveHeader, headerKeys, parseHeader } from './front-matter.js'
import { addNotes, type Notes } from './notes.js'
import type { Page, PageSection } from './page.js'
import { parseHandoff } from './parse.js'
import { parsePage } from './parse-page.js'
import { renderHandoff } from './render.js'
import { walkSections } from './sections.js'
import { applyEdits, type Edit } from './source.js'
import { unitePages } from './unite.js'
import { createPage, type Renames, updatePage } from './update.js'

/** What can be done with a page, whatever it is written in. All throw a `page` error for one that cannot be read. */
export interface PageFormat {
  readHeader: (raw: string) => HandoffHeader
  create: (derived: Handoff) => string
  update: (raw: string, current: Handoff, previous: Handoff | null, renames?: Renames) => string
  addNotes: (raw: string, notes: Notes) => string
  /** Ticks the one open task that matches. */
  tick: (raw: string, wanted: string) => string
  /** Two versions of the page as one; see `unitePages`. */
  unite: typeof unitePages
  /** Changes the page as Markdown, whatever it is written in. */
  edit: (raw: string, change: (markdown: string) => string) => string
}

/** A page as rules read it, and whether its places are places of the file. */
export interface ReadablePage {
  page: Page
  /** False for a page in JSON: rules read it as the Markdown it stands for. */
  hasPlaces: boolean
  header: HandoffHeader
}

const markdown: PageFormat = {
  readHeader: (raw) => parseHeader(parsePage(raw)),
  create: createPage,
  update: updatePage,
  addNotes,
  tick: tickTask,
  unite: unitePages,
  edit: (raw, change) => change(raw),
}

/** JSON is the same model: it goes through Markdown, so that there is one way to bring a page up to date. */
const json: PageFormat = {
  readHeader: (raw) => parseJsonPage(raw).handoff.header,
  create: (derived) => renderJson(parseHandoff(createPage(derived))),
  update: (raw, ...derived) => throughMarkdown(raw, (page) => updatePage(page, ...derived)),
  addNotes: (raw, notes) => throughMarkdown(raw, (page) => addNotes(page, notes)),
  tick: (raw, wanted) => throughMarkdown(raw, (page) => tickTask(page, wanted)),
  unite: (base, ours, theirs, owner) => {
    const [o = null, a = null, b = null] = [base, ours, theirs].map((raw) =>
      raw === null ? null : renderHandoff(parseJsonPage(raw).handoff),
    )
    const united = unitePages(o, a, b, owner)
    if (united === null) return null
    const same = united === a ? ours : united === b ? theirs : null
    const others = [theirs, ours].map((raw) => (raw === null ? {} : parseJsonPage(raw).others))
    return same ?? renderJson(parseHandoff(united), Object.assign({}, ...others))
  },
  edit: throughMarkdown,
}

export const pageFormats: Readonly<Record<'markdown' | 'json', PageFormat>> = { markdown, json }

function throughMarkdown(raw: string, change: (page: string) => string): string {
  const { handoff, others } = parseJsonPage(raw)
  return renderJson(parseHandoff(change(renderHandoff(handoff))), others)
}

/** GitHub takes 65,536 characters; some room is left for what people add. */
const most = 60_000

/**
 * What a page says, as the description of a pull request: without front matter, title and the lines that count tasks, and
 * without sections that say nothing. Markdown, whatever the page's format.
 */
export function renderPullRequestBody(text: string, format: Config['format']): string {
  const { page } = parseReadablePage(text, format)
  const labels = page.labels.filter(({ name }) => name === 'Status' || name === 'Checkpoint')
  const edits: Edit[] = [
    { start: 0, end: page.introduction.start, text: '' },
    ...labels
      .filter(({ start }) => start >= page.introduction.start)
      .map(({ start, end }) => ({ start, end, text: '' })),
    ...[...walkSections(page.sections)]
      .filter((section) => isEmpty(page, section))
      .map(({ start, end }) => ({ start, end, text: '' })),
  ]
  const body = applyEdits(page.source, edits)
    .replace(/^\uFEFF/, '')
    .replace(/\r\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  if (body.length <= most) return `${body}\n`
  const cut = body.lastIndexOf('\n', most)
  return `${body.slice(0, cut < 0 ? most : cut).trimEnd()}\n\n(The rest was too long for a pull request.)\n`
}

function isEmpty({ source }: Page, { body, sections }: PageSection): boolean {
  return sections.length === 0 && isPlaceholder(source.text.slice(body.start, body.end))
}

/** @throws HandoffError of kind `page` for one that cannot be read. */
export function parseReadablePage(text: string, format: Config['format']): ReadablePage {
  if (format === 'markdown') {
    const page = parsePage(text)
    return { page, hasPlaces: true, header: parseHeader(page) }
  }
  const { handoff } = parseJsonPage(text)
  return { page: parsePage(renderHandoff(handoff)), hasPlaces: false, header: handoff.header }
}

/** The page of `format: json`: the header's fields beside the rest, two blanks of indentation, a final newline. */
export function renderJson({ header, ...rest }: Handoff, others: Record<string, unknown> = {}): string {
  return `${JSON.stringify({ ...others, ...header, ...rest }, null, 2)}\n`
}

/**
 * @throws HandoffError of kind `page` where the text is no JSON, or none of a page's shape.
 */
export function parseJsonPage(raw: string): { handoff: Handoff; others: Record<string, unknown> } {
  const data = asRecord(parseJson(raw), 'the page')
  const text = (key: keyof HandoffHeader) =>
    typeof data[key] === 'string' && data[key] !== '' ? data[key] : null
  const handoff: Handoff = {
    header: deriveHeader(text),
    title: asText(data['title'], 'title'),
    status: data['status'] == null ? null : asText(data['status'], 'status'),
    scope: data['scope'] == null ? null : asText(data['scope'], 'scope'),
    introduction: asText(data['introduction'] ?? '', 'introduction'),
    sections: asList(data['sections'] ?? [], 'sections').map(readSection),
  }
  const known = new Set<string>([...headerKeys, ...Object.keys(handoff)])
  return { handoff, others: Object.fromEntries(Object.entries(data).filter(([key]) => !known.has(key))) }
}

function readSection(value: unknown): Section {
  const data = asRecord(value, 'a section')
  return {
    kind: asText(data['kind'] ?? 'other', 'kind') as Section['kind'],
    heading: asText(data['heading'], 'heading'),
    text: asText(data['text'] ?? '', 'text'),
    items: asList(data['items'] ?? [], 'items').map(readItem),
    sections: asList(data['sections'] ?? [], 'sections').map(readSection),
  }
}

/** A bare text is an item too: what a person would type. */
function readItem(value: unknown): Item {
  if (typeof value === 'string') return { text: value, details: '', done: null }
  const data = asRecord(value, 'an item')
  return {
    text: asText(data['text'], 'text'),
    details: asText(data['details'] ?? '', 'details'),
    done: typeof data['done'] === 'boolean' ? data['done'] : null,
  }
}

function parseJson(raw: string): unknown {
  try {
    return JSON.parse(raw.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw broken(error instanceof Error ? error.message : String(error), error)
  }
}

function asRecord(value: unknown, what: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
  throw broken(`expected ${what} to be an object`)
}

function asList(value: unknown, what: string): unknown[] {
  if (Array.isArray(value)) return value
  throw broken(`expected \`${what}\` to be a list`)
}

function asText(value: unknown, what: string): string {
  if (typeof value === 'string') return value
  throw broken(`expected \`${what}\` to be a text`)
}

function broken(problem: string, cause?: unknown): HandoffError {
  return new HandoffError('page', `Cannot read the page: ${problem}`, {
    hints: ['Correct the JSON, or set `format: markdown` in .handoff.yml if the page is Markdown.'],
    cause,
  })
}
