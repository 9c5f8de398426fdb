import { judgeTask, type TaskPart } from '../../language/judge-task.js'
import { renderTaskHint } from '../../language/task-example.js'
import type { Rule } from '../rule.js'
import { standsForWords } from './no-placeholder.js'

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
        reason: `Unexpected task without ${renderParts(missing)}, expected one that a stranger can start`,
        hint: renderTaskHint(item, facts),
        data: { missing },
      }
    })
  },
}

/** `object`, `object and outcome`, `object, place and outcome`. */
function renderParts(parts: readonly TaskPart[]): string {
  const last = parts.at(-1) ?? 'outcome'
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`
}
