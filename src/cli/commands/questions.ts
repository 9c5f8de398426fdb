import { exitCode } from '../../core/errors.js'
import { type Command, switchOption } from '../arguments.js'
import { rangeOf, rangeOptions, renderJson, withProgress } from '../output.js'
import { deriveQuestionReport, renderQuestions } from '../text.js'

export const questions: Command = {
  name: 'questions',
  summary: 'List questions only the author can answer.',
  usage: 'questions [--json] [--base REV] [--head REV]',
  description: [
    'Asks about changes that git shows but does not explain: breaking changes, migrations, new environment variables, reverts, dependencies added or removed, skipped tests, removed public symbols and files, rewrites, pipelines. The most important question comes first, each with the command that answers it.',
    'Questions that the page, a trailer (`Decision: …`, `Gotcha: …`) or a commit message already answers are left out. Prints nothing if there is no question. Writes nothing.',
  ],
  options: [...rangeOptions, { name: 'json', summary: 'Print the questions as JSON.' }],
  operands: 0,
  examples: [
    {
      command: "git handoff questions --json | jq -r '.questions[].command'",
      does: 'List the commands that answer them.',
    },
  ],
  async run(given, { cwd, err, out }) {
    const { readBranchQuestions } = await import('../../commands/questions.js')
    const found = await withProgress('Reading the branch', err, () =>
      readBranchQuestions({ cwd, ...rangeOf(given) }),
    )
    if (switchOption(given, 'json')) await out.write(renderJson(deriveQuestionReport(found), out))
    else if (found.questions.length > 0) await out.write(renderQuestions(found.questions))
    else if (err.isTerminal()) await err.write('No open questions about this branch.\n')
    return exitCode.good
  },
}
