import type { Span } from '../document/page.js'
import type { LintItem } from '../lint/items.js'
import type { LintInput } from '../lint/rule.js'
import { noDoneTask } from '../lint/rules/no-done-task.js'
import type { JudgedReference } from '../references/reference.js'
import { listSaid } from '../references/wording.js'
import { renderCode } from '../text/code.js'
import { splitItem } from './item-text.js'
import type { Said } from './resume.js'

export interface BrokenClaims {
  /** In the order of the page. */
  broken: Said[]
  /** Whether a task that nobody ticked seems to be done. */
  isDone: (item: LintItem) => boolean
}

/** What people wrote and no longer holds: what they name is gone or another, or a task's work is done. */
export function deriveBroken(input: LintInput | null, lineOf: (span: Span) => number | null): BrokenClaims {
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
    text: `${splitItem(item).head}: seems done, ${renderCode(gone)} is gone`,
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
    nearest === null ? '' : renamed ? `, it is ${renderCode(nearest)} now` : `; near: ${renderCode(nearest)}`
  if (state === 'dead') {
    const where = kind === 'symbol' && path !== null ? `${path}#${name}` : name
    return `${renderCode(where)} is gone${now}`
  }
  if (state === 'drifted') return `${renderCode(text)} has changed since the page names it`
  if (recheck) return `${renderCode(`${path ?? ''}#${name}`)} has changed since it was written about`
  return null
}
