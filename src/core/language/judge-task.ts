import { deriveMargin } from './linear-model.js'
import { deriveTaskFeatures, type TaskText } from './task-features.js'
import { taskModel } from './task-model.js'

export type TaskPart = 'object' | 'place' | 'outcome'

export interface TaskVerdict {
  /** Whether somebody with the repository and nothing else could start. */
  actionable: boolean
  /** What the item does not tell, never empty for a vague one; empty for one that is actionable. */
  missing: TaskPart[]
}

/** Judges a task by its English text, nested lines included, and the headings above it. */
export function judgeTask(item: TaskText): TaskVerdict {
  const features = deriveTaskFeatures(item)
  if (deriveMargin(taskModel, features) <= 0) return { actionable: true, missing: [] }
  const has = (...names: string[]) => names.some((name) => (features[name] ?? 0) > 0)
  const missing: TaskPart[] = []
  if (!has('concrete', 'proper', 'numbers') && (features['specific'] ?? 0) < Math.log1p(2))
    missing.push('object')
  if (!has('paths', 'names', 'codes', 'headingNamed')) missing.push('place')
  const isAct = has('verbs') && !has('leadWeak', 'keep')
  if (!isAct || has('vague', 'open', 'hedge', 'could', 'question', 'etc')) missing.push('outcome')
  return { actionable: false, missing: missing.length === 0 ? ['outcome'] : missing }
}
