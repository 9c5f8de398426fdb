import { type LintItem, noteSections } from '../lint/page.js'
import type { Page, PageSection, Span } from '../page/page.js'
import { oneLine, readProse } from '../page/parse.js'
import { taskSections } from '../page/tasks.js'
import type { JudgedReference } from '../references/reference.js'
import type { CodePlace, Origin, ResumeNote, ResumeTask, Said } from './resume.js'

/** Finds what a part of the page names in the repository. */
export interface Names {
  references: readonly JudgedReference[]
  /** In the order in which they are named, each once. */
  places: readonly CodePlace[]
  /** Such as `src/store.ts#open`; null where it names nothing. */
  anchor: string | null
}

/** Verified: it names something of the repository, and all of it was found as it was. */
export function originOf(references: Names['references']): Origin {
  const judged = references.filter(({ state }) => state !== 'unjudged')
  const holds = judged.every(({ state, recheck }) => (state === 'alive' || state === 'moved') && !recheck)
  return judged.length > 0 && holds ? 'verified' : 'stated'
}

export function deriveNote(
  item: LintItem,
  { anchor, places, references, next, line }: Names & { next: ResumeTask | null; line: number | null },
): ResumeNote {
  return {
    ...readNote(item),
    line,
    // Also where it comes from the trailer of a commit, it is somebody's word.
    origin: originOf(references),
    anchor,
    recheck: references.some(({ recheck, state }) => recheck || state === 'dead' || state === 'drifted'),
    touchesNext: next !== null && places.some(({ path }) => next.paths.some((other) => isNear(path, other))),
  }
}

const marker = /^(?:[-*+]|\d{1,9}[.)])\s+/
const reason = /^(?:\*\*)?(?:reason|why|because)\b/i

/** A reason stands on the line, and so does what a heading is about; the rest stands below. */
function readNote(item: LintItem): { text: string; details: string } {
  const { head, details } = splitItem(item)
  const [first = '', ...rest] = details.split(/\n(?=\s*(?:[-*+]|\d{1,9}[.)])\s)|\n\s*\n/)
  const words = oneLine(first.replace(marker, ''))
  const title = item.shape === 'heading' ? null : titleOf(item)
  const text = title === null ? head : `${title}: ${head}`
  if (reason.test(words)) return { text: `${text} (${words})`, details: rest.join('\n') }
  const isProse =
    item.shape === 'heading' && words !== '' && !marker.test(first) && !/^(?:`{3}|~{3})/.test(first)
  return isProse ? { text: `${text}: ${words}`, details: rest.join('\n') } : { text, details }
}

/** "Windows", below which a list says what will bite there; a longer heading is a sentence about all of it. */
function titleOf({ role, section, headings, text }: LintItem): string | null {
  const title = headings.at(-1) ?? ''
  if (role === 'task' || section === `${role}s` || title.length > longestTitle) return null
  const [first = ''] = plainText(title).split(' ')
  return first === '' || plainText(text).includes(first) ? null : title
}

const longestTitle = 30

/** The same file, or a folder and a file in it. */
function isNear(one: string, other: string): boolean {
  const within = (folder: string, path: string) =>
    path.startsWith(folder.endsWith('/') ? folder : `${folder}/`)
  return one === other || within(one, other) || within(other, one)
}

export function orderNotes(notes: readonly ResumeNote[]): ResumeNote[] {
  return [...notes].sort((one, other) => Number(other.touchesNext) - Number(one.touchesNext))
}

/** @param known paths of the branch's work: what a derived line, which nobody judges, names is one of them */
export function createNamer(
  references: readonly JudgedReference[],
  known: ReadonlySet<string>,
): (span: Span, text: string) => Names {
  return (span, text) => {
    const inside = references.filter((each) => each.span.start >= span.start && each.span.start < span.end)
    const judged = inside.flatMap((each): CodePlace[] => {
      if (each.path === null || each.kind === 'command' || each.kind === 'commit') return []
      if (each.state === 'dead' && each.kind === 'path') return []
      return [{ path: each.path, line: each.moved?.lines[0] ?? each.lines?.[0] ?? null }]
    })
    const places = joinPlaces([...judged, ...findPlaces(text, known)])
    const symbol = inside.find(({ kind, path }) => kind === 'symbol' && path !== null)
    const [first] = places
    const anchor = symbol === undefined ? (first?.path ?? null) : `${symbol.path}#${symbol.name}`
    return { references: inside, places, anchor }
  }
}

/** Code spans that are a known path, with a line behind it or not: `src/a.ts`, `src/a.ts:12-20`, `src/a.ts#open`. */
function findPlaces(text: string, known: ReadonlySet<string>): CodePlace[] {
  return Array.from(text.matchAll(/(?<!`)`+([^`\n]{1,400})`+/g)).flatMap((match): CodePlace[] => {
    const said = (match[1] ?? '').trim()
    const [, path = '', line] = /^([^#]*?)(?::(\d{1,7})(?:[-:]\d{1,7})?)?(?:#.*)?$/.exec(said) ?? []
    return known.has(path) ? [{ path, line: line === undefined ? null : Number(line) }] : []
  })
}

/** One for each file: the one with a line, where there is one. */
function joinPlaces(places: readonly CodePlace[]): CodePlace[] {
  const joined = new Map<string, CodePlace>()
  for (const place of places) {
    const before = joined.get(place.path)
    if (before === undefined) joined.set(place.path, place)
    else if (before.line === null && place.line !== null) joined.set(place.path, { ...place })
  }
  return [...joined.values()]
}

/** An item's first paragraph on one line, and what stands below it. */
interface ItemText {
  head: string
  details: string
}

/** Of a table's row the cells that say something; of a heading the heading. */
export function splitItem({ shape, text }: Pick<LintItem, 'shape' | 'text'>): ItemText {
  if (shape === 'row') {
    const cells = text.split(/(?<!\\)\|/).map((cell) => cell.trim())
    return { head: cells.filter((cell) => cell !== '').join(' · '), details: '' }
  }
  const lines = text.split('\n')
  const end = lines.findIndex((line, index) => index > 0 && /^\s*$|^\s*(?:[-*+]|\d{1,9}[.)])\s/.test(line))
  const head = lines.slice(0, end < 0 ? lines.length : end)
  const details = end < 0 ? [] : lines.slice(end)
  return {
    head: head
      .map((line) => line.trim())
      .join(' ')
      .trim(),
    details: details.join('\n').trim(),
  }
}

/** What is left when Markdown's marks, white space, case and the last stop do not count. */
export function plainText(text: string): string {
  return text
    .slice(0, 2000)
    .replace(/[`*~\\]|[✅☑✔]\uFE0F?/g, '')
    .replace(/\s+/g, ' ')
    .replace(/(?<![.…\s])[.…\s]+$/, '')
    .trim()
    .toLowerCase()
}

/** The gotchas or decisions of a page, and among them what people wrote there in paragraphs, in the page's order. */
export function withProse(page: Page, role: 'gotcha' | 'decision', items: readonly LintItem[]): LintItem[] {
  const prose = noteSections(page, role).flatMap(({ section, headings }) => {
    if (items.some(({ start }) => start === section.start)) return []
    return readProse(page, section.body).map((said): LintItem => {
      const { text, start, end } = said
      const part = { priority: null, shape: 'item', done: false, derived: false } as const
      return { role, ...part, section: section.kind, headings, text, start, end }
    })
  })
  return [...items, ...prose].sort((one, other) => one.start - other.start)
}

/** What people wrote of the work that is left in paragraphs: no tasks that could be counted, but theirs to say. */
export function readRemarks(page: Page, lineOf: (span: Span) => number | null): Said[] {
  return taskSections(page)
    .filter(({ section }) => !isTask(section))
    .flatMap(({ section }) => readProse(page, section.body).filter(({ announces }) => !announces))
    .map(({ text, start, end }) => ({ text, line: lineOf({ start, end }), origin: 'stated' }))
}

/** A heading over prose alone is a task, and its prose stands below that. */
function isTask({ tasks, start }: PageSection): boolean {
  return tasks.some((task) => task.start === start)
}
