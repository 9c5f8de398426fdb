import type { NoteOptions } from '../../commands/note.js'
import { exitCode } from '../../core/errors.js'
import { describeRemoved } from '../../core/page/removed-page.js'
import { deriveStatedNote, type NoteKind, noteKinds, noteOwners } from '../../core/page/stated-note.js'
import { renderCode } from '../../core/text/code.js'
import { escapeForTerminal } from '../../core/text/terminal.js'
import { type Arguments, type Command, switchOption, textOption, usageError } from '../arguments.js'
import { renderJson } from '../output.js'

const program = 'git handoff note'
export const note: Command = {
  name: 'note',
  summary: 'Record a decision, gotcha, task or context on the page.',
  usage: 'note decision|gotcha|task|done|context TEXT [--because TEXT] [--at PLACE] [--nice]',
  description: [
    'Writes what only you know to the page on disk and commits nothing. The next push or `git handoff sync` commits it. Creates the page if there is none.',
    'Adding the same note twice has no effect. `done` ticks the one open task that matches TEXT; if several match, or none, it lists the open tasks.',
  ],
  options: [
    { name: 'because', value: 'TEXT', summary: 'The reason for the decision.' },
    { name: 'at', value: 'PLACE', summary: 'The code it is about, such as src/store.ts#open.' },
    { name: 'nice', summary: 'Add the task under Nice to Have.' },
    { name: 'json', summary: 'Print the result as JSON.' },
  ],
  operands: 2,
  examples: [
    {
      command: 'git handoff note decision "Redis store" --because "several instances"',
      does: 'Record a decision and its reason.',
    },
    { command: 'git handoff note done "update the tests"', does: 'Mark a task as done.' },
  ],
  async run(given, { cwd, environment, out, today }) {
    const asked = deriveNote(given)
    const { writeNote } = await import('../../commands/note.js')
    const { path, outcome, removed } = await writeNote({ cwd, environment, note: asked, today: today() })
    if (switchOption(given, 'json')) await out.write(renderJson({ version: 1, path, outcome }, out))
    else {
      const before = removed === null ? '' : `${describeRemoved(path, removed)}\n`
      await out.write(escapeForTerminal(`${sentences[outcome](path)}\n${before}`))
    }
    return exitCode.good
  },
}

const next = 'Commit it with: git handoff sync'
const sentences = {
  written: (path: string) => `Added to ${path}. ${next}`,
  created: (path: string) => `Created ${path} with the note. ${next}`,
  unchanged: (path: string) => `Already on ${path}.`,
}

function deriveNote(given: Arguments): NoteOptions['note'] {
  const [kind, words] = given.positionals
  if (!isKind(kind)) {
    const what =
      kind === undefined ? 'The kind of note is missing' : `Unknown kind of note ${renderCode(kind)}`
    throw usageError(`${what}. Use one of ${noteKinds.join(', ')}.`, program)
  }
  const text = (words ?? '').trim()
  if (text === '') throw usageError(`\`${kind}\` needs a text.`, program)
  for (const [name, fitting] of Object.entries(noteOwners)) {
    const isGiven = given.options.some((option) => option.name === name)
    if (!isGiven || fitting.includes(kind)) continue
    throw usageError(
      `\`--${name}\` does not work with \`${kind}\`, only with ${fitting.join(' or ')}.`,
      program,
    )
  }
  const wordOf = (name: string) => textOption(given, name)?.trim() || null
  const isNice = switchOption(given, 'nice')
  return deriveStatedNote({ kind, text, because: wordOf('because'), at: wordOf('at'), isNice })
}

function isKind(text: string | undefined): text is NoteKind {
  return noteKinds.some((kind) => kind === text)
}
