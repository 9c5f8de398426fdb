import type { NoteOptions } from '../../commands/note.js'
import { exitCode } from '../../core/errors.js'
import { renderCode } from '../../core/text/code.js'
import { escapeForTerminal } from '../../core/text/terminal.js'
import { type Arguments, switchOption, textOption, usageError } from '../arguments.js'
import type { Command } from '../command.js'
import { renderJson } from '../json.js'

const program = 'git handoff note'
const kinds = ['decision', 'gotcha', 'task', 'done', 'context'] as const
type Kind = (typeof kinds)[number]

/** Which kinds an option is for. */
const owners: Readonly<Record<string, readonly Kind[]>> = {
  because: ['decision'],
  at: ['decision', 'gotcha', 'task'],
  nice: ['task'],
}

export const note: Command = {
  name: 'note',
  summary: 'Put one fact on the page: a decision, a gotcha, a task.',
  usage: 'note decision|gotcha|task|done|context TEXT [--because TEXT] [--at PLACE] [--nice]',
  description: [
    'Writes what only you know on the page of this branch, on disk, and commits nothing; the next push or ' +
      '`git handoff sync` commits it. Where there is no page yet, it is written first.',
    'The same note twice stands once. `done` ticks the one open task that matches TEXT, or lists the candidates.',
  ],
  options: [
    { name: 'because', value: 'TEXT', summary: 'The reason of a decision.' },
    { name: 'at', value: 'PLACE', summary: 'Where it shows, such as src/store.ts#open.' },
    { name: 'nice', summary: 'The task is only nice to have.' },
    { name: 'json', summary: 'Print what was done as JSON.' },
  ],
  operands: 2,
  examples: [
    {
      command: 'git handoff note decision "Redis store" --because "several instances" --at src/store.ts#open',
      does: 'Say why something is as it is.',
    },
    { command: 'git handoff note done "update the tests"', does: 'Tick a task.' },
  ],
  async run(given, { cwd, environment, out, today }) {
    const asked = deriveNote(given)
    const { writeNote } = await import('../../commands/note.js')
    const { path, outcome } = await writeNote({ cwd, environment, note: asked, today: today() })
    if (switchOption(given, 'json')) await out.write(renderJson({ version: 1, path, outcome }, out))
    else await out.write(escapeForTerminal(`${sentences[outcome](path)}\n`))
    return exitCode.good
  },
}

const sentences = {
  written: (path: string) => `Noted on ${path}.`,
  created: (path: string) => `Wrote ${path}, with the note on it.`,
  unchanged: (path: string) => `It stands on ${path} already.`,
}

function deriveNote(given: Arguments): NoteOptions['note'] {
  const [kind, words] = given.positionals
  if (!isKind(kind)) {
    const what = kind === undefined ? 'Unexpected end' : `Unexpected ${renderCode(kind)}`
    throw usageError(`${what}, expected one of ${kinds.join(', ')}.`, program)
  }
  const text = (words ?? '').trim()
  if (text === '')
    throw usageError(`Unexpected end after \`${kind}\`, expected something to write down.`, program)
  for (const { name } of given.options) {
    const fitting = owners[name]
    if (fitting === undefined || fitting.includes(kind)) continue
    throw usageError(
      `Unexpected \`--${name}\` with \`${kind}\`, expected it with ${fitting.join(' or ')}.`,
      program,
    )
  }
  if (kind === 'done') return { done: text }
  const at = textOption(given, 'at')?.trim() || null
  const anchored = at === null ? text : `${text} (${renderCode(at)})`
  const none = { decisions: [], gotchas: [], context: [], tasks: [] }
  if (kind === 'gotcha') return { add: { ...none, gotchas: [anchored] } }
  if (kind === 'context') return { add: { ...none, context: [text] } }
  const priority = switchOption(given, 'nice') ? ('nice' as const) : ('must' as const)
  if (kind === 'task') return { add: { ...none, tasks: [{ text: anchored, priority }] } }
  return { add: { ...none, decisions: [{ text, reason: textOption(given, 'because')?.trim() || null, at }] } }
}

function isKind(text: string | undefined): text is Kind {
  return kinds.some((kind) => kind === text)
}
