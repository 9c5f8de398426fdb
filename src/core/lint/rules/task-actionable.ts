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
