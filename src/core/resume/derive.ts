import type { Span } from '../document/page.js'
import { walkSections } from '../document/page-sections.js'
import { oneLine } from '../document/parse.js'
import { createRecogniser } from '../document/recognise.js'
import { countTasks } from '../document/status.js'
import { inProgressSpan } from '../entries/in-progress.js'
import type { SectionKind } from '../handoff.js'
import type { LintItem } from '../lint/items.js'
import { createLocator } from '../lint/positions.js'
import type { LintInput } from '../lint/rule.js'
import { deriveShortTitle } from '../status/quick-page.js'
import { renderCode } from '../text/code.js'
import { deriveBroken } from './broken.js'
import { deriveContext } from './context.js'
import { plainText, splitItem } from './item-text.js'
import { deriveNote, orderNotes, originOf } from './notes.js'
import { createNamer } from './places.js'
import { readRemarks, withProse } from './prose.js'
import type { Origin, Resume, Said } from './resume.js'
import { nextTask } from './resume.js'
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
        text: `${span} was in progress on its writer's machine, and is not committed`,
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
