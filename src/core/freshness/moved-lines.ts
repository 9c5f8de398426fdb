import { addTo } from '../groups.js'
import type { Handoff, SectionKind } from '../handoff.js'
import { isDerivedScope } from '../page/finish.js'
import { findPageSection } from '../page/merge-details.js'
import { mergeItems } from '../page/merge-items.js'
import type { Page, PageItem, Span } from '../page/page.js'
import { itemsOf, oneLine } from '../page/parse.js'
import { createRecogniser, type Recogniser } from '../page/recognise.js'
import { renderLabel } from '../page/render.js'
import { type Edit, lineStart } from '../page/source.js'
import { countTasks, isDerivedStatus, renderStatus, taskSections } from '../page/tasks.js'

/** A derived part of a page that says something else than would be derived now, and how to mend it. */
export interface MovedLine {
  /** Where it is; where something is missing, the line it would stand behind. */
  span: Span
  /** What the page says, on one line; empty where something is missing. */
  found: string
  /** What would be derived now, on one line; empty where nothing would be. */
  expected: string
  /** Whether only line numbers differ, as after a rebase. */
  onlyPlaces: boolean
  edits: Edit[]
}

/** Lists of pure facts: what depends on the words of commits (context, changes, decisions) is no work, and not here. */
const factKinds = [
  'files',
  'architecture',
  'dependencies',
  'environment',
] as const satisfies readonly SectionKind[]

/**
 * The derived parts of a page that are not what `create` would write now, in the order of the page. Only lines of our
 * grammar count, and only where the page has such a section: people's words are in none of the edits.
 *
 * @param draft what is derived now for the branch whose work the page tells
 */
export function deriveMovedLines(page: Page, draft: Handoff): MovedLine[] {
  const recogniser = createRecogniser([draft])
  const lists = factKinds.flatMap((kind) => deriveListLines(page, kind, draft, recogniser))
  const lines = [...deriveLabelLines(page, draft), ...deriveTaskLines(page, draft, recogniser), ...lists]
  return lines.sort((a, b) => a.span.start - b.span.start)
}

function deriveListLines(page: Page, kind: SectionKind, draft: Handoff, recogniser: Recogniser): MovedLine[] {
  const section = findPageSection(page, kind)
  if (section === undefined) return []
  const wanted = itemsOf(draft, kind)
  const { edits } = mergeItems(page, { section, kind, wanted, recogniser, removed: new Set() })
  const groups = new Map<PageItem | Edit, Edit[]>()
  const insertions = new Map<number, Edit[]>()
  for (const edit of edits) {
    const isInsertion = edit.start === edit.end
    const key = section.items.find((candidate) => isBelow(candidate, edit)) ?? edit
    // What goes to one place goes there together, in this order.
    const group = (isInsertion ? insertions.get(edit.start) : undefined) ?? groups.get(key) ?? []
    group.push(edit)
    if (isInsertion) insertions.set(edit.start, group)
    if (group.length === 1) groups.set(key, group)
  }
  return [...groups].map(([key, group]) => describe(page, group, placeOf(page, key, group)))
}

/** Of details the first that goes, else the item they are to stand below. */
function placeOf(page: Page, key: PageItem | Edit, group: readonly Edit[]): Span {
  if (!('head' in key)) return spanOf(page, key)
  const gone = group.find(({ start, end }) => start < end)
  return gone === undefined ? key.head : spanOf(page, gone)
}

/** Whether an edit concerns what is nested below an item, not the item itself or one beside it. */
function isBelow(item: PageItem, { start, end, text }: Edit): boolean {
  if (text === '') return start > item.start && end <= item.end
  return start === end && /^[ \t]/.test(text) && start > item.start && start <= item.end
}

/** Tasks are told in people's words (a TODO's text), so only their places can have moved. */
function deriveTaskLines(page: Page, draft: Handoff, recogniser: Recogniser): MovedLine[] {
  const open = new Map<string, string[]>()
  for (const { text } of [...itemsOf(draft, 'must'), ...itemsOf(draft, 'nice')]) {
    addTo(open, recogniser.keyOf('must', text) ?? text, text)
  }
  const heads = taskSections(page).flatMap(({ section }) => section.items.map(({ head }) => head))
  const told = new Set(heads.map(({ text }) => oneLine(text)))
  return heads.flatMap((head) => {
    const found = oneLine(head.text)
    const wanted = open.get(recogniser.keyOf('must', head.text) ?? '') ?? []
    if (wanted.includes(found)) return []
    // The same TODO may stand in a file twice: each line of the page gets one that is not told yet.
    const index = wanted.findIndex((text) => !told.has(text))
    const [expected] = index < 0 ? [] : wanted.splice(index, 1)
    if (expected === undefined) return []
    return [describe(page, [{ start: head.start, end: head.end, text: expected }], head)]
  })
}

/** `**Status:** …` counts the page's own tasks, `**Scope:** …` the branch's lines. */
function deriveLabelLines(page: Page, draft: Handoff): MovedLine[] {
  const wanted: Record<string, string | null> = { Status: renderStatus(countTasks(page)), Scope: draft.scope }
  return page.labels.flatMap(({ name, text, start, end }) => {
    const expected = wanted[name]
    const isOurs = name === 'Status' ? isDerivedStatus(text) : isDerivedScope(text)
    if (expected == null || !isOurs || expected === text) return []
    return [describe(page, [{ start, end, text: renderLabel(name, expected) }], { start, end })]
  })
}

function describe(page: Page, edits: Edit[], span: Span): MovedLine {
  const join = (texts: readonly string[]) =>
    texts
      .flatMap((text) => text.split('\n').map(withoutMarker))
      .filter(Boolean)
      .join('; ')
  const found = join(edits.map(({ start, end }) => page.source.text.slice(start, end)))
  const expected = join(edits.map(({ text }) => text))
  const onlyPlaces = found !== '' && withoutPlaces(found) === withoutPlaces(expected)
  return { span, found, expected, onlyPlaces, edits }
}

/** Of lines that go, from the first character to behind the last; of an insertion, the line before it. */
function spanOf(page: Page, { start, end }: Edit): Span {
  const { text } = page.source
  const whole = start < end ? { start, end } : { start: lineStart(text, Math.max(start - 1, 0)), end: start }
  const source = text.slice(whole.start, whole.end)
  const from = whole.start + source.length - source.trimStart().length
  return { start: Math.min(from, whole.end), end: Math.max(whole.start + source.trimEnd().length, from) }
}

function withoutMarker(line: string): string {
  return line.trim().replace(/^(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?/, '')
}

/** `lines 15-40, 52-89` and `:12` without their numbers. */
function withoutPlaces(text: string): string {
  return text
    .replace(/\blines? \d+(?:-\d+)?(?:, \d+(?:-\d+)?)*(?: and \d+ more places)?/g, 'lines')
    .replace(/:\d+(?=`)/g, ':')
}
