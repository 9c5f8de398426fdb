import { isFocusedTest } from '../added-lines/tests.js'
import type { FileChange, OpenEnd } from '../facts.js'
import { groupBy } from '../groups.js'
import type { Handoff, Item, Section } from '../handoff.js'
import { renderCode } from '../text/code.js'
import { escapeMarkdown } from '../text/markdown.js'
import { bySize, inReadingOrder } from './files.js'
import { renderShortList } from './lines.js'

interface DerivedTasks {
  must: Item[]
  nice: Item[]
}

/** Tasks of one rank that a page lists: who has more needs a tool for them. */
const mostListed = 200
const moreLine = /^\d+ more open ends: run `git handoff facts`$/

/** What the line is about that stands for the tasks which a page does not list; null for any other line. */
export function moreTasksKey(text: string): string | null {
  return moreLine.test(text) ? 'more open ends' : null
}

/**
 * Remaining work that the branch itself gives away, each task with its place. Uncommitted work is not among them: it
 * lies on one machine only, and the page goes to others.
 */
export function deriveTasks(openEnds: readonly OpenEnd[], files: readonly FileChange[] = []): DerivedTasks {
  const tasks: DerivedTasks = { must: [], nice: [] }
  for (const end of openEnds) {
    const text = renderTask(end, files)
    if (text !== null) tasks[isBlocking(end) ? 'must' : 'nice'].push({ text, details: '', done: false })
  }
  const untested = openEnds.filter(({ kind }) => kind === 'untested-symbol')
  for (const text of renderUntested(untested)) tasks.nice.push({ text, details: '', done: false })
  const more = Math.max(0, tasks.must.length - mostListed) + Math.max(0, tasks.nice.length - mostListed)
  if (more === 0) return tasks
  const rest: Item = {
    text: `${more} more open ends: run \`git handoff facts\``,
    details: '',
    done: false,
  }
  return { must: tasks.must.slice(0, mostListed), nice: [...tasks.nice.slice(0, mostListed), rest] }
}

function renderTask(end: OpenEnd, files: readonly FileChange[]): string | null {
  const place = end.path === null ? '' : renderCode(end.line === null ? end.path : `${end.path}:${end.line}`)
  switch (end.kind) {
    case 'todo':
      return renderTodo(end.text, place)
    case 'skipped-test':
      return isFocusedTest(end.text)
        ? `Enable the other tests in ${place}: ${renderCode(end.text)}`
        : `Enable the skipped test in ${place}: ${renderCode(end.text)}`
    case 'conflict-marker':
      return `Resolve the conflict marker in ${place}`
    case 'dangling-reference':
      return `Update ${place}: ${escapeMarkdown(end.text)}`
    case 'unfinished-commit':
      return /^(?:fixup|squash|amend)! /.test(end.text)
        ? `Fold ${renderCode(end.text)} into its commit (\`git rebase --autosquash\`)`
        : `Finish the commit ${renderCode(end.text)}${renderTouched(end.commits ?? [], files)}`
    case 'uncommitted':
    case 'untested-symbol': // one line for each file, see `renderUntested`
      return null
  }
}

/** The files that commits touched and that are still there: where to begin. */
function renderTouched(commits: readonly string[], files: readonly FileChange[]): string {
  const touched = bySize(files).filter(
    (file) => file.status !== 'deleted' && file.commits.some((sha) => commits.includes(sha)),
  )
  const read = inReadingOrder(touched)
  const paths = (read.length === 0 ? touched : read).map(({ path }) => renderCode(path))
  return paths.length === 0 ? '' : ` (${renderShortList(paths, 2)})`
}

/** `TODO(ann): rotate keys` → ``Resolve the TODO in `src/auth.ts:60`: rotate keys (ann)``. */
function renderTodo(text: string, place: string): string {
  const [, marker = 'TODO', owner, what = ''] = /^([A-Z]+)(?:\(([^)]*)\))?:?\s*(.*)$/s.exec(text) ?? []
  const told = what === '' ? '' : `: ${escapeMarkdown(what)}`
  return `Resolve the ${marker} in ${place}${told}${owner === undefined ? '' : ` (${escapeMarkdown(owner)})`}`
}

/** Names of one file that a task lists. */
const mostNames = 50

/** ``Test `get`, `set` in `src/store.ts:3` ``, at the first of their lines: one for each file, so that it can be ticked. */
function renderUntested(ends: readonly OpenEnd[]): string[] {
  const byPath = groupBy(ends, ({ path }) => path ?? '')
  return [...byPath].map(([path, own]) => {
    const told = own.slice(0, mostNames).map(({ text }) => renderCode(text))
    const names = `${told.join(', ')}${own.length > mostNames ? ` and ${own.length - mostNames} more` : ''}`
    return `Test ${names} in ${renderCode(own[0].line === null ? path : `${path}:${own[0].line}`)}`
  })
}

/** A FIXME says that something is wrong; a TODO or a HACK that something could be better. Documentation breaks nothing. */
function isBlocking(end: OpenEnd): boolean {
  if (end.kind === 'dangling-reference') return !end.text.startsWith('it still documents ')
  return end.kind !== 'todo' || /^(?:FIXME|XXX)/.test(end.text)
}

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
