import type { OpenEnd } from '../facts.js'
import type { Item } from '../handoff.js'
import { isFocusedTest } from '../open-ends/skipped-tests.js'
import { escapeMarkdown, renderCode } from '../text/markdown.js'

export interface DerivedTasks {
  must: Item[]
  nice: Item[]
}

/**
 * Remaining work that the branch itself gives away, each task with its place. Uncommitted work is not among them: it
 * lies on one machine only, and the page goes to others.
 */
export function deriveTasks(openEnds: readonly OpenEnd[]): DerivedTasks {
  const tasks: DerivedTasks = { must: [], nice: [] }
  for (const end of openEnds) {
    const text = renderTask(end)
    if (text !== null) tasks[isBlocking(end) ? 'must' : 'nice'].push({ text, details: '', done: false })
  }
  return tasks
}

function renderTask(end: OpenEnd): string | null {
  const place = end.path === null ? '' : renderCode(end.line === null ? end.path : `${end.path}:${end.line}`)
  switch (end.kind) {
    case 'todo':
      return renderTodo(end.text, place)
    case 'skipped-test':
      return isFocusedTest(end.text)
        ? `Let all tests run again in ${place}: ${renderCode(end.text)}`
        : `Enable the skipped test in ${place}: ${renderCode(end.text)}`
    case 'conflict-marker':
      return `Resolve the conflict marker in ${place}`
    case 'dangling-reference':
      return `Update ${place}: ${escapeMarkdown(end.text)}`
    case 'unfinished-commit':
      return /^(?:fixup|squash|amend)! /.test(end.text)
        ? `Fold ${renderCode(end.text)} into its commit (\`git rebase --autosquash\`)`
        : `Finish the commit ${renderCode(end.text)}`
    case 'uncommitted':
      return null
  }
}

/** `TODO(ann): rotate keys` → ``Resolve the TODO in `src/auth.ts:60`: rotate keys (ann)``. */
function renderTodo(text: string, place: string): string {
  const [, marker = 'TODO', owner, what = ''] = /^([A-Z]+)(?:\(([^)]*)\))?:?\s*(.*)$/s.exec(text) ?? []
  const told = what === '' ? '' : `: ${escapeMarkdown(what)}`
  return `Resolve the ${marker} in ${place}${told}${owner === undefined ? '' : ` (${escapeMarkdown(owner)})`}`
}

/** A FIXME says that something is wrong; a TODO or a HACK that something could be better. */
function isBlocking(end: OpenEnd): boolean {
  return end.kind !== 'todo' || /^(?:FIXME|XXX)/.test(end.text)
}
