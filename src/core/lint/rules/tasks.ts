import type { BranchFacts } from '../../facts.js'
import { repairCommand } from '../../freshness/advice.js'
import type { SectionKind } from '../../handoff.js'
import type { Page, PageSection } from '../../page/page.js'
import { walkSections } from '../../page/sections.js'
import { judgeTask, type TaskPart } from '../../prose/judge.js'
import { renderTaskHint } from '../../prose/task-example.js'
import { renderCode } from '../../text/code.js'
import type { Finding, Rule } from '../lint.js'
import { isWithin, type LintItem } from '../page.js'
import { standsForWords } from './no-placeholder.js'

const completed: readonly SectionKind[] = ['completed', 'changes', 'done-must', 'done-nice']

/** Warns of a task that also stands among the completed work: one of the two is wrong. */
export const noContradiction: Rule = {
  id: 'no-contradiction',
  find({ page, items, derivedSpans }) {
    if (page === null) return []
    // "Remaining" below "Completed Phases": what it lists is not done.
    const open = new Set(items.filter(({ role }) => role === 'task').map(({ start }) => start))
    const told = readDone(page).filter(({ start }) => !open.has(start))
    const done = new Map(told.map(({ key, line }) => [key, line]))
    return items
      .filter((item) => item.role === 'task' && !item.done && !isWithin(derivedSpans, item.start))
      .flatMap(({ start, end, text }) => {
        const key = keyOf(text.split('\n')[0] ?? '')
        const line = key === null ? undefined : done.get(key)
        if (line === undefined) return []
        return [
          {
            span: { start, end },
            cause: 'done-and-open' as const,
            reason: `Line ${line} says that this task is done`,
            hint: 'Remove the one that is not true.',
            data: { line },
          },
        ]
      })
  },
}

function readDone(page: Page): { key: string; line: number; start: number }[] {
  const { text } = page.source
  return completedSections(page.sections)
    .flatMap(({ items }) => items)
    .flatMap((item) => {
      const key = keyOf(item.head.text)
      return key === null
        ? []
        : [{ key, line: text.slice(0, item.start).split('\n').length, start: item.start }]
    })
}

function completedSections(sections: readonly PageSection[]): PageSection[] {
  return sections.flatMap((section) =>
    completed.includes(section.kind) ? [...walkSections([section])] : completedSections(section.sections),
  )
}

/** What an item says, without the ways to say that it is done; null for one that is too short to be told apart. */
function keyOf(text: string): string | null {
  const words = text
    .toLowerCase()
    .replace(/\[[ x]\]|✅|☑|✔|\b(?:done|completed?|finished|fixed)\b/g, ' ')
    .match(/[\p{L}\p{N}]+/gu)
  if (words === null || words.length < 3) return null
  // "Added a test for the store" is "Add a test for the store", done.
  const [verb = '', ...others] = words
  return [verb.replace(/(?:(.)\1ed|ed|d|e)$/, '$1'), ...others].join(' ')
}

/** Warns of tasks among the remaining work that are done: marked so, or because what they would remove is gone. */
export const noDoneTask: Rule = {
  id: 'no-done-task',
  find({ items, facts, freshness }) {
    return items
      .filter(({ role, derived }) => role === 'task' && !derived)
      .flatMap((item): Finding[] => {
        const { start, end } = item
        if (item.done) return [{ span: { start, end }, ...marked(item, repairCommand(freshness.freshness)) }]
        const gone = facts === null ? null : findGone(item, facts)
        if (gone === null) return []
        return [
          {
            span: { start, end },
            cause: 'done-by-removal',
            reason: `This task is probably done: ${renderCode(gone)} is gone`,
            hint: 'Tick it with `git handoff note done "…"`, or say what is left.',
            data: { gone },
          },
        ]
      })
  },
}

/** `create` moves ticked items; rows and headings are people's own way of keeping them. */
function marked({ shape, text }: LintItem, command: string): Omit<Finding, 'span'> {
  const reason = 'This task is marked as done, but listed as remaining'
  const movable =
    shape === 'item' &&
    !/^[^\S\n]*[-*+]\s+\[ \]/m.test(text) &&
    !/✅|☑|✔|~~|\*\*/.test(text.split('\n')[0] ?? '')
  if (movable)
    return {
      cause: 'done-mark',
      reason,
      hint: `Run \`${command}\` to move it to the completed work.`,
      fix: 'update',
    }
  return { cause: 'done-mark', reason, hint: 'Move it to the completed work.' }
}

const removal =
  /^(?:(?:then|finally|also|now)\s+)?(?:delete|remove|drop|get rid of|strip(?: out)?)\s+(?:the\s+)?(?:(?:old|legacy|unused|obsolete|dead|removed|file|folder|function|class|method)\s+)*`([^`\s]{2,200})`/i

/** What a task would take away, where this branch has. */
function findGone({ text }: LintItem, facts: BranchFacts): string | null {
  const named = removal.exec(text.replace(/^\*\*|^__/, ''))?.[1]
  if (named === undefined) return null
  const path = named.replace(/^\.\//, '').replace(/:\d+(?:-\d+)?$/, '')
  const name = named.replace(/\(\)$/, '')
  const isGone = facts.files.some(
    ({ path: own, status, symbols }) =>
      (status === 'deleted' && own === path) ||
      symbols.some(
        (symbol) => symbol.change === 'removed' && (symbol.name === name || symbol.qualifiedName === name),
      ),
  )
  // Another file may have a symbol of that name, added or still there.
  const isBack = facts.files.some(({ symbols }) =>
    symbols.some((symbol) => symbol.change !== 'removed' && symbol.name === name),
  )
  return isGone && !isBack ? named : null
}

/** Warns of open tasks that a stranger with the repository could not start. */
export const taskActionable: Rule = {
  id: 'task-actionable',
  find({ items, isEnglish, facts }) {
    if (!isEnglish) return []
    return items.flatMap((item) => {
      if (item.role !== 'task' || item.done || item.derived || standsForWords(item.text)) return []
      const { actionable, missing } = judgeTask(item)
      if (actionable) return []
      return {
        span: { start: item.start, end: item.end },
        cause: 'vague-task' as const,
        reason: `Task is too vague: it does not say ${renderParts(missing)}`,
        hint: renderTaskHint(item, facts),
        data: { missing },
      }
    })
  },
}

const partNames: Readonly<Record<TaskPart, string>> = {
  object: 'what to change',
  place: 'where',
  outcome: 'what the result should be',
}

/** `what to change`, `what to change or where`. */
function renderParts(parts: readonly TaskPart[]): string {
  const names = parts.map((part) => partNames[part])
  const last = names.at(-1) ?? partNames.outcome
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} or ${last}`
}
