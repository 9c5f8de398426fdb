import { wordList } from '../text/words.js'
import { deriveDecisionFeatures } from './decision-features.js'
import { decisionModel } from './decision-model.js'
import { deriveMargin } from './linear-model.js'
import { deriveTaskFeatures, type TaskText } from './task-features.js'
import { taskModel } from './task-model.js'

export type TaskPart = 'object' | 'place' | 'outcome'

interface DecisionVerdict {
  hasReason: boolean
  /** The kinds of words that announce a reason and stand in the text, such as `because` or `benefit`. */
  signs: string[]
}

/** `Reason: …`, "because …", "so that …": whoever says so gives a reason. */
const announced =
  /\b(?:(?:reasons?|why|rationale|motivation)\b\W{0,6}:\W{0,6}|because\b\W{1,6}|so that\b\W{1,6}|due to\b\W{1,6}|in order to\b\W{1,6})\w{2}/i

/** Whether a text announces a reason in so many words. */
export function announcesReason(text: string): boolean {
  return announced.test(text.slice(0, 20_000))
}

/** Judges a decision by its English text, nested lines included, and the headings above it. */
export function judgeDecision(item: TaskText): DecisionVerdict {
  const features = deriveDecisionFeatures(item)
  const signs = decisionSigns.filter((name) => (features[name] ?? 0) > 0)
  const hasReason = announcesReason(item.text) || deriveMargin(decisionModel, features) <= 0
  return { hasReason, signs }
}

const decisionSigns = wordList('because so purpose benefit harm cannot comparative preference goal')

interface TaskVerdict {
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
