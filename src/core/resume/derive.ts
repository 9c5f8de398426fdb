import { inProgressSpan } from '../entries/tasks.js'
import type { SectionKind } from '../handoff.js'
import { createLocator, type LintInput } from '../lint/lint.js'
import type { LintItem } from '../lint/page.js'
import { noDoneTask } from '../lint/rules/tasks.js'
import { deriveSectionKind } from '../page/meaning.js'
import type { Label, Page, PageSection, Span } from '../page/page.js'
import { oneLine, readProse } from '../page/parse.js'
import { createRecogniser } from '../page/recognise.js'
import { walkSections } from '../page/sections.js'
import { countTasks } from '../page/tasks.js'
import { type JudgedReference, listSaid } from '../references/reference.js'
import { deriveShortTitle } from '../status/quick-page.js'
import { renderCode } from '../text/code.js'
import {
  createNamer,
  deriveNote,
  orderNotes,
  originOf,
  plainText,
  readRemarks,
  splitItem,
  withProse,
} from './items.js'
import { nextTask, type Origin, type Resume, type Said } from './resume.js'
import { deriveResumeTasks } from './tasks.js'

export interface ResumeInput {
  input: LintInput
  branch: string | null
  /** Of the page. */
  path: string
  /** Whether lines of the page are lines of its file. */
  hasPlaces: boolean
  commands: Resume['commands']
  verification: Resume['verification']
}

/** Puts a page, what was found out about it and what is derived now in the order in which it is needed. */
export function deriveResume({ input, hasPlaces, ...rest }: ResumeInput): Resume {
  const { freshness, draft, facts } = input
  // What another branch's page says is not true of this one.
  const isOwn = !['foreign', 'missing', 'finished'].includes(freshness.freshness)
  const page = isOwn ? input.page : null
  const items = page === null ? [] : input.items
  const locate = createLocator(page?.source.text ?? '')
  const lineOf = (span: Span) => (hasPlaces ? locate(span).start.line : null)
  const known = new Set(
    (facts?.files ?? []).flatMap(({ path, previousPath }) => [path, previousPath ?? path]),
  )
  for (const { path } of facts?.openEnds ?? []) if (path !== null) known.add(path)
  const namer = createNamer(page === null ? [] : input.references, known)
  const namesOf = (item: LintItem) => namer(item, item.text)
  const said = (item: LintItem): Origin => (item.derived ? 'derived' : originOf(namesOf(item).references))
  const uncommitted = new Set(
    (facts?.openEnds ?? []).flatMap(({ kind, path }) =>
      kind === 'uncommitted' && path !== null ? [renderCode(path)] : [],
    ),
  )
  const changed = new Set(freshness.uncovered.map(({ path }) => renderCode(path)))
  const elsewhere = items.flatMap((item): Said[] => {
    const span = item.role === 'task' && !item.done ? inProgressSpan(splitItem(item).head) : null
    if (span === null || uncommitted.has(span) || changed.has(span)) return []
    return [
      {
        text: `${span} was in progress on the author's machine and is not committed`,
        line: lineOf(item),
        origin: 'stated',
      },
    ]
  })
  const { broken, isDone } = deriveBroken(page === null ? null : input, lineOf)
  const tasks = deriveResumeTasks({
    items: items.filter(({ role }) => role === 'task'),
    draft: freshness.freshness === 'finished' ? null : draft,
    recogniser: createRecogniser(draft === null ? [] : [draft]),
    completed: completedOf(page, ['completed', 'changes', 'done-must', 'done-nice']),
    doneTasks: completedOf(page, ['done-must', 'done-nice']),
    seemsDone: isDone,
    isUncommitted: (span) => (span === null ? uncommitted.size > 0 : uncommitted.has(span)),
    namesOf,
    namesIn: (text) => namer({ start: -1, end: -1 }, text),
    originOf: said,
    lineOf,
  })
  const next = nextTask(tasks)
  const notes = (role: 'gotcha' | 'decision') => {
    const noted = items.filter((item) => item.role === role)
    const told = page === null ? noted : withProse(page, role, noted)
    return orderNotes(told.map((item) => deriveNote(item, { ...namesOf(item), next, line: lineOf(item) })))
  }
  const checkpoint = page?.labels.find(({ name }) => name === 'Checkpoint') ?? null
  return {
    ...rest,
    freshness: freshness.freshness,
    reason: freshness.reason,
    pageBranch: freshness.pageBranch,
    title:
      page?.title == null
        ? null
        : {
            text: deriveShortTitle(oneLine(page.title.text)),
            line: lineOf(page.title.span),
            origin: 'stated',
          },
    status: page === null ? { done: 0, total: 0 } : countTasks(page),
    checkpoint:
      checkpoint === null ? null : { text: checkpoint.text, line: lineOf(checkpoint), origin: 'stated' },
    context: deriveContext(page, lineOf),
    elsewhere,
    changedSince: freshness.uncovered,
    broken,
    tasks,
    remarks: page === null ? [] : readRemarks(page, lineOf),
    gotchas: notes('gotcha'),
    decisions: notes('decision'),
  }
}

function completedOf(page: LintInput['page'], kinds: readonly SectionKind[]): string[] {
  if (page === null) return []
  return [...walkSections(page.sections)]
    .filter(({ kind }) => kinds.includes(kind))
    .flatMap(({ items }) => items.map(({ head }) => oneLine(head.text)))
    .filter((text) => plainText(text) !== '')
}

interface BrokenClaims {
  /** In the order of the page. */
  broken: Said[]
  /** Whether a task that nobody ticked seems to be done. */
  isDone: (item: LintItem) => boolean
}

/** What people wrote and no longer holds: what they name is gone or another, or a task's work is done. */
function deriveBroken(input: LintInput | null, lineOf: (span: Span) => number | null): BrokenClaims {
  if (input === null) return { broken: [], isDone: () => false }
  const claims = listSaid(input.references, input.derivedSpans).flatMap((reference) => {
    const text = describe(reference)
    return text === null ? [] : [{ start: reference.span.start, text }]
  })
  const done = noDoneTask.find(input).flatMap(({ span, data }) => {
    const item = input.items.find(({ start }) => start === span?.start)
    return item === undefined || item.done ? [] : [{ item, gone: String(data?.['gone'] ?? '') }]
  })
  const tasks = done.map(({ item, gone }) => ({
    start: item.start,
    text: `${splitItem(item).head}: probably done: ${renderCode(gone)} no longer exists`,
  }))
  const seen = new Set<string>()
  const broken = [...claims, ...tasks]
    .sort((one, other) => one.start - other.start)
    .filter(({ text }) => !seen.has(text) && seen.add(text))
    .map(({ start, text }): Said => ({ text, line: lineOf({ start, end: start }), origin: 'derived' }))
  return { broken, isDone: (item) => done.some((one) => one.item === item) }
}

function describe(reference: JudgedReference): string | null {
  const { kind, state, name, path, nearest, renamed, recheck, text } = reference
  const now =
    nearest === null
      ? ''
      : renamed
        ? `, now ${renderCode(nearest)}`
        : `; did you mean ${renderCode(nearest)}?`
  if (state === 'dead') {
    const where = kind === 'symbol' && path !== null ? `${path}#${name}` : name
    return `${renderCode(where)} no longer exists${now}`
  }
  if (state === 'drifted') return `${renderCode(text)} changed since the page was written`
  if (recheck) return `${renderCode(`${path ?? ''}#${name}`)} changed since this was written`
  return null
}

interface Part extends Span {
  text: string
}

/** What a page says of why the branch is there: paragraphs, items and rows in their order, then what stands above all sections. */
function deriveContext(page: Page | null, lineOf: (span: Span) => number | null): Said[] {
  if (page === null) return []
  const sections = [...walkSections(page.sections)]
    .filter(({ kind }) => kind === 'context')
    .flatMap(withParts)
  const said = sections.flatMap((section) => readSection(page, section))
  return [...said, ...readIntroduction(page)].map(({ text, start, end }) => ({
    text,
    line: lineOf({ start, end }),
    origin: 'stated',
  }))
}

/** Below a heading that announces nothing else. */
function withParts(section: PageSection): PageSection[] {
  return [section, ...section.sections.filter(({ kind }) => kind === 'other').flatMap(withParts)]
}

function readSection(page: Page, section: PageSection): Part[] {
  const { text } = page.source
  const items = section.items.flatMap(({ start, end }) => readListed(text.slice(start, end), start))
  const rows = section.tasks
    .filter(
      (task) => task.start !== section.start && !section.items.some(({ start }) => start === task.start),
    )
    .map(({ start, end, text: row }) => ({ text: splitItem({ shape: 'row', text: row }).head, start, end }))
  const prose = readProse(page, section.body).filter(({ announces }) => !announces)
  return [...prose, ...items, ...rows].sort((one, other) => one.start - other.start)
}

/** What stands in an item: parted by empty lines, or where the next one begins. */
function readListed(source: string, start: number): Part[] {
  const blocks = source.matchAll(/[^\n]+(?:\n(?![ \t]*(?:\r?\n|(?:[-*+]|\d{1,9}[.)])[ \t]))[^\n]+)*/g)
  return Array.from(blocks).flatMap(({ 0: block, index }) => {
    const text = oneLine(block).replace(/^(?:[-*+]|\d{1,9}[.)])\s+/, '')
    const from = start + index + block.length - block.trimStart().length
    return /[\p{L}\p{N}]/u.test(text) ? [{ text, start: from, end: start + index + block.length }] : []
  })
}

/** People open a page with what it is about. Of the labelled lines there only those that say so, as `**Goal:** …`. */
function readIntroduction(page: Page): Part[] {
  const isOther = (label: Label) => !isGoal(label)
  const others = page.labels.filter(isOther)
  return readProse(page, page.introduction).filter(
    ({ start, end, text }) =>
      !registers.test(text) && !others.some((label) => label.start >= start && label.end <= end),
  )
}

/** Last updated: yesterday, by somebody. */
const registers =
  /^[\s*_>]*(?:(?:last|this) )?(?:updated|generated|created|written|date|author|owner|branch|base|commit|status|session|version|pr)\b[^:.]{0,20}:/i

function isGoal({ name }: Label): boolean {
  return name !== 'Status' && name !== 'Scope' && deriveSectionKind(name, null) === 'context'
}
