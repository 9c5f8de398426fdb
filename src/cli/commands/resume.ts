import { escapeForTerminal } from '../../core/text/terminal.js'
import { type Command, switchOption, usageError } from '../arguments.js'
import { rangeOf, rangeOptions, renderJson, withProgress } from '../output.js'

const program = 'git handoff resume'

export const resume: Command = {
  name: 'resume',
  summary: 'Show what to do next on a branch.',
  usage: 'resume [BRANCH] [--full] [--json | --prompt] [--base REV] [--head REV]',
  description: [
    'Checks the page against the branch, then prints what you need to continue, in this order: status, what is out of date, the next task, its gotchas and decisions, how to run the project. At most 400 tokens; the last line says what was left out.',
    'BRANCH is a local or remote branch, a fetched pull request (#12), or any commit; nothing is checked out. Exits with 0 if the page is up to date, 1 if it is stale, missing or belongs to another branch, and 3 if history is missing.',
  ],
  options: [
    { name: 'full', summary: 'Print everything, without a limit.' },
    { name: 'json', summary: 'Print JSON, including the brief.' },
    {
      name: 'prompt',
      summary: 'Print a block for an agent that labels each line as derived, verified or only stated.',
    },
    ...rangeOptions,
  ],
  operands: 1,
  examples: [
    { command: 'git handoff resume', does: 'Continue with the current branch.' },
    { command: 'git handoff resume feat/login --full', does: "Read everything about someone else's branch." },
    { command: 'git handoff resume --prompt | agent', does: 'Pass the context to an agent.' },
  ],
  async run(given, { cwd, environment, out, err }) {
    const [branch] = given.positionals
    const range = rangeOf(given)
    if (branch !== undefined && range.head !== undefined) {
      throw usageError('Use either BRANCH or `--head`, not both.', program)
    }
    const [json, prompt] = [switchOption(given, 'json'), switchOption(given, 'prompt')]
    const { deriveResumeReport, resumeBranch } = await import('../../commands/resume.js')
    const result = await withProgress('Comparing the page with the branch', err, () =>
      resumeBranch({
        cwd,
        environment,
        ...range,
        ...(branch === undefined ? {} : { branch }),
        full: switchOption(given, 'full'),
        prompt,
      }),
    )
    await out.write(json ? renderJson(deriveResumeReport(result), out) : escapeForTerminal(result.brief))
    return result.exitCode
  },
}
