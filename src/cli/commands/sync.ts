import { exitCode } from '../../core/errors.js'
import { type Command, switchOption } from '../arguments.js'
import { renderJson, withProgress } from '../output.js'
import { renderResult } from '../text.js'

export const sync: Command = {
  name: 'sync',
  summary: 'Update the page and commit it, quietly.',
  usage: 'sync [--json]',
  description: [
    'Run this before a push. It does what `create --commit` does and prints nothing if the page is up to date. It also adds the answers you gave during a push that failed.',
  ],
  options: [{ name: 'json', summary: 'Print the result as JSON.' }],
  operands: 0,
  examples: [{ command: 'git handoff sync && git push', does: 'Push the branch with an up-to-date page.' }],
  async run(given, { cwd, environment, err, out, today }) {
    const [{ syncHandoff }, { deriveCreateReport }] = await Promise.all([
      import('../../commands/note.js'),
      import('../../commands/create.js'),
    ])
    const result = await withProgress('Reading the branch', err, () =>
      syncHandoff({ cwd, environment, today: today() }),
    )
    if (switchOption(given, 'json')) await out.write(renderJson(deriveCreateReport(result), out))
    else if (result.commit !== null) await out.write(renderResult(result, out.isTerminal()))
    return exitCode.good
  },
}
