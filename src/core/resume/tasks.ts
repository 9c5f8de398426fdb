import type { Recogniser } from '../document/recognise.js'
import { itemsOf } from '../document/wanted.js'
import { inProgressKey, inProgressSpan } from '../entries/in-progress.js'
import type { Handoff, Item } from '../handoff.js'
import type { LintItem } from '../lint/items.js'
import { deriveBlockedBy } from './blocked-by.js'
import { splitItem } from './item-text.js'
import type { Names } from './places.js'
import type { Origin, ResumeTask } from './resume.js'

export interface TaskInput {
  /** The page's tasks, in its order, the done ones among them. */
  items: readonly LintItem[]
  /** What is derived now; null where the branch cannot be compared. */
  draft: Handoff | null
  /** Knows the lines of the draft. */
  recogniser: Recogniser
  /** Texts of work that the page has as completed. */
  completed: readonly string[]
  /** Of those, the ones that were tasks. */
  doneTasks: readonly string[]
  /** Whether what a task would take away is gone already. */
  seemsDone: (item: LintItem) => boolean
  /** Whether work that a checkpoint told of, by its code span, lies here, not committed. */
  isUncommitted: (span: string | null) => boolean
  namesOf: (item: LintItem) => Names
  /** As `namesOf`, for a text that is not on the page. */
  namesIn: (text: string) => Names
  originOf: (item: LintItem) => Origin
  lineOf: (item: LintItem) => number | null
}

/**
 * The open tasks: first those that wait for nothing, of them those that must be done before those that are nice to have, in
 * the order of the page. A derived task is as it would be derived now, and none where its cause is gone; what
 * the page does not tell yet comes behind what it tells.
 */
export function deriveResumeTasks(input: TaskInput): ResumeTask[] {
  const { items, draft, recogniser } = input
  const untold =
    draft === null ? [] : (['must', 'nice'] as const).flatMap((priority) => listDraft(draft, priority))
  const texts = items.map((item) => splitItem(item))
  const current = items.map((item, at) => {
    if (inProgressKey(texts[at]?.head ?? '') !== null) {
      return input.isUncommitted(inProgressSpan(texts[at]?.head ?? '')) ? (texts[at]?.head ?? '') : null
    }
    if (!item.derived || draft === null) return texts[at]?.head ?? ''
    return takeCurrent(untold, recogniser, texts[at]?.head ?? '')
  })
  const states = items.map((item, at) => ({
    head: current[at] ?? texts[at]?.head ?? '',
    details: texts[at]?.details ?? '',
    headings: item.headings,
    done: item.done || current[at] === null || input.seemsDone(item),
  }))
  const blocked = deriveBlockedBy(states, input.completed)
  const told = items.flatMap((item, at): ResumeTask[] => {
    const state = states[at]
    if (state === undefined || state.done || state.head === '') return []
    const { places } = item.derived ? input.namesIn(state.head) : input.namesOf(item)
    return [
      {
        text: state.head,
        details: state.details,
        priority: item.priority ?? 'must',
        place: places[0] ?? null,
        paths: places.map(({ path }) => path),
        blockedBy: blocked[at] ?? [],
        origin: input.originOf(item),
        line: input.lineOf(item),
      },
    ]
  })
  const isTold = ({ item }: { item: Item }) =>
    items.some((one) => !one.derived && recogniser.tells('must', one.text, item)) ||
    input.doneTasks.some((text) => recogniser.tells('must', text, item))
  const more = untold
    .filter((one) => !isTold(one))
    .map(({ item, priority }): ResumeTask => {
      const { places } = input.namesIn(item.text)
      return {
        text: item.text,
        details: item.details,
        priority,
        place: places[0] ?? null,
        paths: places.map(({ path }) => path),
        blockedBy: [],
        origin: 'derived',
        line: null,
      }
    })
  const rank = ({ blockedBy, priority }: ResumeTask) =>
    Number(blockedBy.length > 0) * 2 + Number(priority === 'nice')
  return [...told, ...more].sort((one, other) => rank(one) - rank(other))
}

interface DraftTask {
  item: Item
  priority: 'must' | 'nice'
}

function listDraft(draft: Handoff, priority: 'must' | 'nice'): DraftTask[] {
  return itemsOf(draft, priority).map((item) => ({ item, priority }))
}

/** What a derived line would say now, which takes it from the list; null where its cause is gone. */
function takeCurrent(untold: DraftTask[], recogniser: Recogniser, head: string): string | null {
  const key = recogniser.keyOf('must', head)
  const same = untold.findIndex(({ item }) => item.text === head)
  const at = same >= 0 ? same : untold.findIndex(({ item }) => recogniser.keyOf('must', item.text) === key)
  const [taken] = key === null || at < 0 ? [] : untold.splice(at, 1)
  return taken?.item.text ?? null
}
