import { describeRemoved } from '../../core/document/removed-page.js'
import { deriveStatedNote, noteKinds, noteOwners } from '../../core/document/stated-note.js'
import { HandoffError } from '../../core/errors.js'
import { isOn, type Tool, textOf } from '../tool.js'

export const note: Tool = {
  name: 'note',
  title: 'Put one fact on the page',
  description:
    'Call this at the moment you know something that the code does not tell: a decision with its reason, a gotcha, a ' +
    'task that is left, what the branch is for; `done` ticks the one open task that matches. Writes the page on disk and ' +
    'commits nothing. The same note twice stands once.',
  parameters: {
    kind: { type: 'string', isRequired: true, oneOf: noteKinds, description: 'What it is.' },
    text: {
      type: 'string',
      isRequired: true,
      description: 'One sentence; of a task, something that a stranger can start with.',
    },
    because: { type: 'string', description: 'The reason of a decision.' },
    at: { type: 'string', description: 'Where it shows, such as src/store.ts#open.' },
    nice: { type: 'boolean', description: 'The task is only nice to have.' },
  },
  isReadOnly: false,
  async run(given, { cwd, environment, today }) {
    const kind = noteKinds.find((one) => one === given['kind']) ?? 'context'
    for (const [name, fitting] of Object.entries(noteOwners)) {
      if (!given[name] || fitting.includes(kind)) continue
      throw new HandoffError(
        'usage',
        `\`${name}\` does not work with \`${kind}\`, only with ${fitting.join(' or ')}.`,
      )
    }
    const stated = {
      kind,
      text: (textOf(given, 'text') ?? '').trim(),
      because: textOf(given, 'because')?.trim() || null,
      at: textOf(given, 'at')?.trim() || null,
      isNice: isOn(given, 'nice'),
    }
    const { writeNote } = await import('../../commands/note.js')
    const { path, outcome, removed } = await writeNote({
      cwd,
      environment,
      note: deriveStatedNote(stated),
      today: today(),
    })
    const said = sentences[outcome](path)
    return removed === null ? said : `${said} ${describeRemoved(path, removed)}`
  },
}

const later = 'It is not committed: `checkpoint` commits the page, and so does the next `git push`.'
const sentences = {
  written: (path: string) => `Noted on ${path}. ${later}`,
  created: (path: string) => `Wrote ${path}, with the note on it. ${later}`,
  unchanged: (path: string) => `It stands on ${path} already.`,
}
