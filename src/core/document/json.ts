import { HandoffError } from '../errors.js'
import type { Handoff, HandoffHeader, Item, Section } from '../handoff.js'

/** The page of `format: json`: the header's fields beside the rest, two blanks of indentation, a final newline. */
export function renderJson({ header, ...rest }: Handoff, others: Record<string, unknown> = {}): string {
  return `${JSON.stringify({ ...others, ...header, ...rest }, null, 2)}\n`
}

const ownKeys = new Set(['handoff', 'branch', 'base', 'covers', 'work', 'updated'])

/**
 * @throws HandoffError of kind `page` where the text is no JSON, or none of a page's shape.
 */
export function parseJsonPage(raw: string): { handoff: Handoff; others: Record<string, unknown> } {
  const data = asRecord(parseJson(raw), 'the page')
  const text = (key: keyof HandoffHeader) =>
    typeof data[key] === 'string' && data[key] !== '' ? data[key] : null
  const handoff: Handoff = {
    header: {
      handoff: 1,
      branch: text('branch'),
      base: text('base'),
      covers: text('covers'),
      work: text('work'),
      updated: text('updated'),
    },
    title: asText(data['title'], 'title'),
    status: data['status'] == null ? null : asText(data['status'], 'status'),
    scope: data['scope'] == null ? null : asText(data['scope'], 'scope'),
    introduction: asText(data['introduction'] ?? '', 'introduction'),
    sections: asList(data['sections'] ?? [], 'sections').map(readSection),
  }
  const known = new Set([...ownKeys, ...Object.keys(handoff)])
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
    hints: ['Mend the JSON, or set `format: markdown` in .handoff.yml if the page is Markdown.'],
    cause,
  })
}
