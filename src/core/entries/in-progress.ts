import type { OpenEnd } from '../facts.js'
import type { Handoff, Item, Section } from '../handoff.js'
import { renderCode } from '../text/code.js'

/**
 * Uncommitted work as tasks of a page, which `checkpoint` writes in the middle of it: it lies on one machine only, and a
 * page that does not say so lets it be forgotten.
 */
export function deriveInProgress(openEnds: readonly OpenEnd[]): Item[] {
  return openEnds
    .filter(({ kind }) => kind === 'uncommitted')
    .map((end) => ({ text: renderInProgress(end), details: '', done: false }))
}

function renderInProgress({ path, text }: Pick<OpenEnd, 'path' | 'text'>): string {
  return path === null ? `In progress: ${text}` : `In progress: ${renderCode(path)} (${text}), not committed`
}

/** What the line of such work is about. */
export function inProgressKeyOf({ path }: Pick<OpenEnd, 'path'>): string {
  return path === null ? 'in progress' : `in progress ${renderCode(path)}`
}

/** A handoff with more tasks that must be done, before those it has. */
export function withTasks(handoff: Handoff, tasks: readonly Item[]): Handoff {
  const add = (section: Section): Section => ({
    ...section,
    items: section.kind === 'must' ? [...tasks, ...section.items] : section.items,
    sections: section.sections.map(add),
  })
  return tasks.length === 0 ? handoff : { ...handoff, sections: handoff.sections.map(add) }
}

const states =
  'untracked|conflict not resolved|(?:added|deleted|modified|type changed|changed), (?:not |partly )?staged'
const pathLine = new RegExp(`^In progress: (\`.+\`) \\((?:${states})\\), not committed$`)
const restLine = /^In progress: \d+ more uncommitted paths$/

/** What such a line is about, whatever state it was in; null for any other line. */
export function inProgressKey(text: string): string | null {
  if (restLine.test(text)) return 'in progress'
  const [, span] = pathLine.exec(text) ?? []
  return span === undefined ? null : `in progress ${span}`
}

/** The path that such a line names, as it stands in its code span; null for any other line. */
export function inProgressSpan(text: string): string | null {
  return pathLine.exec(text)?.[1] ?? null
}
