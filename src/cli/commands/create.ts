import { exitCode } from '../../core/errors.js'
import { type Command, switchOption, usageError } from '../arguments.js'
import { deriveNotes, noteOptions } from '../notes.js'
import { rangeOf, rangeOptions, renderJson, withProgress } from '../output.js'
import { renderResult } from '../text.js'

const program = 'git handoff create'

export const create: Command = {
  name: 'create',
  summary: 'Write or update the page of this branch.',
  usage: 'create [--commit | --stdout] [--base REV] [--head REV] [NOTES]',
  description: [
    'Derives HANDOFF.md from what the branch changed and keeps every word people wrote on it. Running it again changes nothing.',
  ],
  options: [
    { name: 'commit', summary: 'Commit the page and nothing else.' },
    { name: 'stdout', summary: 'Print the page; write nothing.' },
    ...rangeOptions,
    ...noteOptions,
    { name: 'json', summary: 'Print the result as JSON.' },
  ],
  operands: 0,
  examples: [
    { command: 'git handoff create --commit', does: 'Update the page and commit it.' },
    {
      command: 'git handoff create --decision "Redis store" --because "several instances"',
      does: 'Record a decision and its reason.',
    },
    {
      command: 'git handoff create --stdout --base v1.0 --head v1.1',
      does: 'Print the page for any two commits.',
    },
  ],
  async run(given, { cwd, err, out, today }) {
    const [commit, stdout] = [switchOption(given, 'commit'), switchOption(given, 'stdout')]
    if (commit && stdout) {
      throw usageError('Use either `--commit` or `--stdout`, not both.', program)
    }
    const notes = deriveNotes(given, program)
    // Not before it is needed: it brings a Markdown parser, which help and usage errors can do without.
    const { createHandoff, deriveCreateReport } = await import('../../commands/create.js')
    const result = await withProgress('Reading the branch', err, () =>
      createHandoff({ cwd, ...rangeOf(given), commit, stdout, notes, today: today() }),
    )
    await out.write(
      switchOption(given, 'json')
        ? renderJson(deriveCreateReport(result), out)
        : renderResult(result, out.isTerminal()),
    )
    return exitCode.good
  },
}
