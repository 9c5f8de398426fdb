import { exitCode } from '../../core/errors.js'
import { switchOption } from '../arguments.js'
import type { Command } from '../command.js'
import { renderJson } from '../json.js'
import { withProgress } from '../progress.js'
import { deriveQuestionReport, renderQuestions } from '../questions-text.js'
import { rangeOf, rangeOptions } from '../range.js'

export const questions: Command = {
  name: 'questions',
  summary: 'Ask what only the author of the branch can tell.',
  usage: 'questions [--json] [--base REV] [--head REV]',
  description: [
    'Asks about what git shows and does not explain: breaking changes, migrations, new environment variables, ' +
      'reverts, dependencies that came or went, skipped tests, public symbols and files that are gone, rewrites, ' +
      'pipelines. The question whose answer the next one would miss most comes first, each with the command that ' +
      'answers it.',
    'What the page, a trailer (`Decision: …`, `Gotcha: …`) or a commit message explains is not asked. ' +
      'Without a question nothing is printed. It writes nothing.',
  ],
  options: [...rangeOptions, { name: 'json', summary: 'Print the questions as JSON.' }],
  operands: 0,
  examples: [
    {
      command: "git handoff questions --json | jq -r '.questions[].command'",
      does: 'List the commands that would answer them.',
    },
  ],
  async run(given, { cwd, err, out }) {
    const { readBranchQuestions } = await import('../../commands/questions.js')
    const found = await withProgress('Reading the branch', err, () =>
      readBranchQuestions({ cwd, ...rangeOf(given) }),
    )
    if (switchOption(given, 'json')) await out.write(renderJson(deriveQuestionReport(found), out))
    else if (found.questions.length > 0) await out.write(renderQuestions(found.questions))
    else if (err.isTerminal()) await err.write('Nothing to ask about this branch.\n')
    return exitCode.good
  },
}
