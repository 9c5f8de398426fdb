import { taskSections } from './move-done.js'
import type { Page } from './page.js'
import { walkSections } from './page-sections.js'

export interface TaskCount {
  done: number
  total: number
}

/** How the page's own tasks stand; only those that must be done count. */
export function countTasks(page: Page): TaskCount {
  const open = taskSections(page)
    .filter(({ kind }) => kind === 'must')
    .flatMap(({ section }) => section.tasks)
  const moved = [...walkSections(page.sections)]
    .filter(({ kind }) => kind === 'done-must')
    .flatMap(({ items }) => items)
  return { done: moved.length + open.filter((task) => task.done).length, total: moved.length + open.length }
}

/** `In progress (3 of 5 must-do tasks done)`. */
export function renderStatus({ done, total }: TaskCount): string {
  if (total === 0) return 'In progress (no must-do tasks listed)'
  if (done === total) return `Ready (all ${total === 1 ? 'must-do tasks' : `${total} must-do tasks`} done)`
  return `In progress (${done} of ${total} must-do tasks done)`
}

const statusLine =
  /^(?:In progress \((?:no must-do tasks listed|\d+ of \d+ must-do tasks? done)\)|Ready \(all (?:\d+ )?must-do tasks done\))$/

/** Whether a status is our own count; people may say something else there. */
export function isDerivedStatus(text: string): boolean {
  return statusLine.test(text)
}
