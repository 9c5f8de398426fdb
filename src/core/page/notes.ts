import { findTemplate, isPlaceholder } from '../entries/template.js'
import type { Item, SectionKind } from '../handoff.js'
import { assertNoSecretSaid } from '../secrets/refuse.js'
import { renderCode, showActing } from '../text/code.js'
import { finishPage } from './finish.js'
import { findPageSection, insertBlocks, placeSection } from './merge-details.js'
import { appendList, nextMarker } from './merge-items.js'
import { contentEnd, insertLines, type Page, type PageSection } from './page.js'
import { oneLine } from './parse.js'
import { parsePage } from './parse-page.js'
import { renderItem, renderItems, renderLabel } from './render.js'
import { applyEdits, type Edit, lineEnd } from './source.js'

/** What a person states on the command line; texts are inline Markdown. */
export interface Notes {
  decisions: { text: string; reason: string | null; at: string | null }[]
  gotchas: string[]
  context: string[]
  tasks: { text: string; priority: 'must' | 'nice' }[]
}

/** The page with the notes at the end of their sections; a note that stands there already is not written again. */
export function addNotes(raw: string, notes: Notes): string {
  const lists: [SectionKind, Item[]][] = [
    ['decisions', notes.decisions.map(decisionItem)],
    ['gotchas', notes.gotchas.map((text) => item(text))],
    ['must', notes.tasks.filter(({ priority }) => priority === 'must').map(({ text }) => item(text, false))],
    ['nice', notes.tasks.filter(({ priority }) => priority === 'nice').map(({ text }) => item(text, false))],
  ]
  let text = raw
  for (const paragraph of notes.context) text = edit(text, (page) => addContext(page, sayable(paragraph)))
  for (const [kind, items] of lists) {
    for (const one of items) text = edit(text, (page) => addItem(page, kind, one))
  }
  return text
}

/** One note at a time: each one sees where the one before it went. */
function edit(raw: string, derive: (page: Page) => Edit[]): string {
  const page = parsePage(raw)
  const edits = derive(page)
  return edits.length === 0 ? raw : finishPage(applyEdits(page.source, edits), null, page)
}

function addItem(page: Page, kind: SectionKind, one: Item): Edit[] {
  const section = findPageSection(page, kind) ?? findListFor(page, kind)
  if (section === undefined) return [addSection(page, kind, renderItems([one], isOrdered(kind)))]
  const stands = section.items.some((old) => oneLine(old.head.text) === one.text)
  if (stands) return []
  const last = section.items.at(-1)
  if (last === undefined) return appendList(page, section, kind, [one])
  const line = renderItem(one, nextMarker(last, section.items, 1))
  return [insertLines(page, Math.max(last.end - 1, 0), line)]
}

/** People who rank nothing have one list for all tasks. */
function findListFor(page: Page, kind: SectionKind): PageSection | undefined {
  if (kind !== 'must') return undefined
  const remaining = findPageSection(page, 'remaining')
  return remaining !== undefined && remaining.items.length > 0 ? remaining : undefined
}

function addContext(page: Page, paragraph: string): Edit[] {
  const section = findPageSection(page, 'context')
  if (section === undefined) return [addSection(page, 'context', paragraph)]
  const { text } = page.source
  const body = text.slice(section.body.start, section.body.end)
  if (oneLine(body).includes(paragraph)) return []
  const end = contentEnd(text, section.body)
  if (isPlaceholder(body)) {
    return [{ start: section.body.start + body.length - body.trimStart().length, end, text: paragraph }]
  }
  return [insertLines(page, Math.max(end - 1, 0), `\n${paragraph}`)]
}

function addSection(page: Page, kind: SectionKind, content: string): Edit {
  const { offset, level } = placeSection(page, kind)
  const heading = findTemplate(kind)?.heading ?? kind
  return insertBlocks(page, offset, [`${'#'.repeat(level)} ${heading}\n\n${content}`])
}

function isOrdered(kind: SectionKind): boolean {
  return findTemplate(kind)?.ordered ?? false
}

/** `Redis store (`src/store.ts#createStore`)`, and its reason below it. */
function decisionItem({ text, reason, at }: Notes['decisions'][number]): Item {
  const place = at === null ? '' : ` (${renderCode(at)})`
  return { ...item(text + place), details: reason === null ? '' : `- Reason: ${sayable(reason)}` }
}

function item(text: string, done: boolean | null = null): Item {
  return { text: sayable(text), details: '', done }
}

/** On one line, and without characters that would act on the terminal of whoever reads the page, such as copied colours. */
function sayable(text: string): string {
  return showActing(oneLine(text).replace(/[\t\r\v\f]+/g, ' '))
}

/** As `assertNoSecretSaid`, for everything that notes say. */
export function assertNoSecretInNotes({ decisions, gotchas, context, tasks }: Notes): Promise<void> {
  const numbered = (name: string, texts: readonly (string | null)[]) =>
    texts.map((text, index): [string, string | null] => [
      texts.length === 1 ? `The ${name}` : `The ${name} number ${index + 1}`,
      text,
    ])
  return assertNoSecretSaid(
    Object.fromEntries([
      ...numbered(
        'decision',
        decisions.map(({ text }) => text),
      ),
      ...numbered(
        'reason (`--because`)',
        decisions.map(({ reason }) => reason),
      ),
      ...numbered(
        'place (`--at`)',
        decisions.map(({ at }) => at),
      ),
      ...numbered('gotcha', gotchas),
      ...numbered('context', context),
      ...numbered(
        'task',
        tasks.map(({ text }) => text),
      ),
    ]),
  )
}

const name = 'Checkpoint'

/** The page with what was said at a checkpoint among the lines at its top, in the place of what was said before. */
export function setCheckpoint(raw: string, words: string): string {
  const page = parsePage(raw)
  const line = renderLabel(name, sayable(words))
  const old = page.labels.find((label) => label.name === name)
  return applyEdits(page.source, [
    old === undefined ? insertLine(page, line) : { start: old.start, end: old.end, text: line },
  ])
}

/** Behind the Status and Scope lines, else at the top of the introduction. */
function insertLine({ labels, introduction, source }: Page, line: string): Edit {
  const last = labels.filter((label) => label.name === 'Status' || label.name === 'Scope').at(-1)
  if (last !== undefined) {
    // Within one paragraph a line break would join the two.
    const at = last.end
    const apart = /^\r?\n\r?\n|^\s*$/.test(source.text.slice(at, at + 4)) ? '' : '\n'
    return { start: at, end: at, text: `\n\n${line}${apart}` }
  }
  const at = introduction.start
  const before = at === 0 ? '' : source.text[at - 1] === '\n' ? '\n' : '\n\n'
  const behind = /^\s*$/.test(source.text.slice(at, lineEnd(source.text, at))) ? '' : '\n'
  return { start: at, end: at, text: `${before}${line}\n${behind}` }
}
