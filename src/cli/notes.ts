import type { Notes } from '../core/page/notes.js'
import { type Arguments, type OptionSpec, usageError } from './arguments.js'

/** The options that put a person's words on the page. */
export const noteOptions: readonly OptionSpec[] = [
  { name: 'context', value: 'TEXT', summary: 'What the branch is for. Repeatable.' },
  { name: 'task', value: 'TEXT', summary: 'Add a must-do task. Repeatable.' },
  { name: 'nice', summary: 'Make the previous --task a nice-to-have.' },
  { name: 'decision', value: 'TEXT', summary: 'Add a decision. Repeatable.' },
  { name: 'because', value: 'TEXT', summary: 'The reason for the previous --decision.' },
  {
    name: 'at',
    value: 'PLACE',
    summary: 'The code the previous --decision is about, such as src/store.ts#open.',
  },
  { name: 'gotcha', value: 'TEXT', summary: 'Add a pitfall the next person must know. Repeatable.' },
]

/**
 * What the options say, in their order: `--because` and `--at` belong to the decision before them, `--nice` to
 * the task before it. Throws a `usage` error where there is none.
 */
export function deriveNotes(given: Arguments, program: string): Notes {
  const decisions: Writable<Notes['decisions'][number]>[] = []
  const tasks: Writable<Notes['tasks'][number]>[] = []
  const context: string[] = []
  const gotchas: string[] = []
  for (const { name, value } of given.options) {
    const text = String(value).trim()
    if (typeof value === 'string' && text === '') {
      throw usageError(`\`--${name}\` needs a text.`, program)
    }
    const [decision, task] = [decisions.at(-1), tasks.at(-1)]
    if (name === 'context') context.push(text)
    if (name === 'gotcha') gotchas.push(text)
    if (name === 'task') tasks.push({ text, priority: 'must' })
    if (name === 'decision') decisions.push({ text, reason: null, at: null })
    if (name === 'nice') expectBefore(task, name, 'task', program).priority = 'nice'
    if (name === 'because') expectBefore(decision, name, 'decision', program).reason = text
    if (name === 'at') expectBefore(decision, name, 'decision', program).at = text
  }
  return { decisions, gotchas, context, tasks }
}

type Writable<Type> = { -readonly [Key in keyof Type]: Type[Key] }

function expectBefore<Note>(note: Note | undefined, name: string, owner: string, program: string): Note {
  if (note !== undefined) return note
  throw usageError(`\`--${name}\` must follow the \`--${owner}\` it belongs to.`, program)
}
