import { inProgressKey, inProgressSpan } from '../entries/tasks.js'
import type { Handoff, Item } from '../handoff.js'
import type { LintItem } from '../lint/page.js'
import { itemsOf } from '../page/parse.js'
import type { Recogniser } from '../page/recognise.js'
import { type Names, plainText, splitItem } from './items.js'
import type { Origin, ResumeTask } from './resume.js'

interface TaskInput {
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

/** A task as far as others can wait for it. */
interface Blocker {
  head: string
  details: string
  headings: readonly string[]
  done: boolean
}

const waits =
  /(?:^|[\s(*_[—–-])(?:after:|(?:blocked by|blocked on|depends on|waits for|waiting for):?(?=\s))\s*(.*)$/i
/** Beyond this a page is no page, and comparing all tasks with all takes long. */
const mostResolved = 500
/** In characters: more of a line is not looked at. */
const longest = 1000
const stuck = /⛔|🚫|\bBLOCKED\b|^\W{0,4}blocked\b/
const stuckHeading = /\bblocked\b|\bon hold\b|\bwaiting (?:for|on)\b/i

/**
 * For each task what it waits for: the open tasks that its `after: …` (also "blocked by", "depends on") names, by their
 * number or their words; where it names none, what it says. Done tasks block nothing; `completed` are
 * texts of work that is done and no task any more.
 */
export function deriveBlockedBy(tasks: readonly Blocker[], completed: readonly string[]): string[][] {
  const finished = new Set(completed.map(plainText))
  const plain = tasks.map(({ head }) => plainText(withoutWaits(head)))
  return tasks.map((task, own) => {
    const names = namesOf(task)
    if (own >= mostResolved) return names
    const blockers = names.flatMap((name) => {
      const found = findTasks(name, { tasks, plain, own })
      if (found.length > 0)
        return found.filter((at) => tasks[at]?.done === false).map((at) => tasks[at]?.head ?? '')
      return [...finished].some((text) => text.includes(plainText(name))) ? [] : [name]
    })
    if (blockers.length > 0 || names.length > 0) return [...new Set(blockers)]
    if (stuck.test(task.head)) return ['see the task']
    const heading = task.headings.find((one) => stuckHeading.test(one))
    return heading === undefined ? [] : [heading]
  })
}

/** A task without its `(after: …)`. */
export function withoutWaits(head: string): string {
  const match = waits.exec(head.slice(0, longest))
  if (match === null) return head
  return head.slice(0, match.index).replace(/(?<![\s(*_[—–,;-])[\s(*_[—–,;-]+$/, '') || head
}

function namesOf({ head, details }: Blocker): string[] {
  return [head, ...details.split('\n')].flatMap((whole) => {
    const line = whole.slice(0, longest)
    const match = waits.exec(line)
    const name = match === null ? '' : cut(line, match.index, match[1] ?? '')
    if (name === '') return []
    // `after: 1, 3 and #4`
    const numbers = name.split(/,|&|\band\b/).map((part) => part.trim())
    return numbers.every((part) => /^(?:task )?#?\d{1,4}$/i.test(part)) ? numbers : [name]
  })
}

/** Up to the bracket that closes the one before it, else to the end of the line. */
function cut(line: string, start: number, rest: string): string {
  const open = line[start] === '(' ? ')' : line[start] === '[' ? ']' : null
  const end = open === null ? -1 : rest.lastIndexOf(open)
  return (end < 0 ? rest : rest.slice(0, end)).replace(/(?<![*_\s.;])[*_\s.;]+$/, '').trim()
}

function findTasks(
  name: string,
  { tasks, plain, own }: { tasks: readonly Blocker[]; plain: readonly string[]; own: number },
): number[] {
  const number = Number(/^(?:task )?#?(\d{1,4})$/i.exec(name)?.[1] ?? Number.NaN)
  if (!Number.isNaN(number)) {
    const section = tasks[own]?.headings.join('\n')
    const among = tasks.flatMap(({ headings }, at) => (headings.join('\n') === section ? [at] : []))
    const at = among[number - 1]
    if (at !== undefined) return at === own ? [] : [at]
  }
  const wanted = plainText(name)
  const others = plain.flatMap((text, at) => (at === own || text === '' ? [] : [{ text, at }]))
  const same = others.filter(({ text }) => text === wanted)
  const near =
    same.length > 0 || wanted.length < 4 ? same : others.filter(({ text }) => text.includes(wanted))
  return near.map(({ at }) => at)
}
