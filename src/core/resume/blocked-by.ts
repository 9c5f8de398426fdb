import { plainText } from './item-text.js'

/** A task as far as others can wait for it. */
export interface Blocker {
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
    if (stuck.test(task.head)) return ['what the task says']
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
