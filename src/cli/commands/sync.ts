import { exitCode } from '../../core/errors.js'
import { switchOption } from '../arguments.js'
import type { Command } from '../command.js'
import { renderJson } from '../json.js'
import { withProgress } from '../progress.js'
import { deriveReport, renderResult } from '../summary.js'

export const sync: Command = {
  name: 'sync',
  summary: 'Bring the page up to date and commit it, quietly.',
  usage: 'sync [--json]',
  description: [
    'What to run before a push: `create --commit` without a word where the page is up to date already. What was ' +
      'answered at a push that did not get through is put on the page as well.',
  ],
  options: [{ name: 'json', summary: 'Print what was done as JSON.' }],
  operands: 0,
  examples: [
    { command: 'git handoff sync && git push', does: 'Push a branch with a page that tells all of it.' },
  ],
  async run(given, { cwd, environment, err, out, today }) {
    const { syncHandoff } = await import('../../commands/sync.js')
    const result = await withProgress('Reading the branch', err, () =>
      syncHandoff({ cwd, environment, today: today() }),
    )
    if (switchOption(given, 'json')) await out.write(renderJson(deriveReport(result), out))
    else if (result.commit !== null) await out.write(renderResult(result, out.isTerminal()))
    return exitCode.good
  },
}
