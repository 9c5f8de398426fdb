import type { FinishResult } from '../../commands/finish.js'
import { exitCode } from '../../core/errors.js'
import { renderCommand } from '../../core/text/command.js'
import { escapeForTerminal } from '../../core/text/terminal.js'
import { countNoun } from '../../core/text/words.js'
import { type Command, switchOption, textOption } from '../arguments.js'
import { renderJson } from '../output.js'

export const finish: Command = {
  name: 'finish',
  summary: 'End the handoff: remove the page in a last commit.',
  usage: 'finish [BRANCH] [--pr-body] [--output FILE] [--archive DIR] [--json]',
  description: [
    'Removes the page in a separate commit and prints its text. Run this before you merge the branch: a page that is not on the default branch never conflicts. `git handoff check` then reports the branch as finished until new work arrives.',
    'On the default branch, it removes a page that a merge left there. The text stays in history.',
  ],
  options: [
    { name: 'pr-body', summary: 'Print a description for the pull request.' },
    {
      name: 'output',
      short: 'o',
      value: 'FILE',
      summary: 'Write the text to FILE in the work tree, which must not exist yet.',
    },
    { name: 'archive', value: 'DIR', summary: 'Also commit the page as DIR/BRANCH.md.' },
    { name: 'json', summary: 'Print JSON, including the text.' },
  ],
  operands: 1,
  examples: [
    { command: 'git handoff finish', does: 'Remove the page of the current branch.' },
    {
      command: 'git handoff finish --pr-body | gh pr create --title "Sessions" --body-file -',
      does: 'Use the page as the description of a pull request.',
    },
    {
      command: 'git handoff finish --archive docs/handoffs',
      does: 'Keep a copy of the page in the project.',
    },
  ],
  async run(given, { cwd, environment, out, err }) {
    const [branch] = given.positionals
    const [output, archive] = [textOption(given, 'output'), textOption(given, 'archive')]
    const [isBody, isJson] = [switchOption(given, 'pr-body'), switchOption(given, 'json')]
    const [{ finishHandoff }, { renderPullRequestBody }] = await Promise.all([
      import('../../commands/finish.js'),
      import('../../core/page/format.js'),
    ])
    const render: Parameters<typeof finishHandoff>[0]['render'] = (text, format) =>
      isBody ? renderPullRequestBody(text, format) : text
    const result = await finishHandoff({
      cwd,
      environment,
      render,
      ...(branch === undefined ? {} : { branch }),
      ...(output === undefined ? {} : { output }),
      ...(archive === undefined ? {} : { archive }),
    })
    const text = render(result.text, result.format)
    if (isJson) await out.write(renderJson(deriveReport(result, text), out))
    else if (output === undefined) await out.write(out.isTerminal() ? escapeForTerminal(text) : text)
    await err.write(`${describe(result, output).map(escapeForTerminal).join('\n')}\n`)
    return exitCode.good
  },
}

function deriveReport({ format: _, ...result }: FinishResult, text: string): Record<string, unknown> {
  return { version: 1, ...result, text }
}

/** On stderr, so that the text alone goes into a pipe. */
function describe(result: FinishResult, output: string | undefined): string[] {
  const { path, branch, commit, archive, freshness, must } = result
  const open = must.total - must.done
  return [
    `Removed ${path} from ${branch} in ${commit.slice(0, 7)}${archive === null ? '' : `; kept as ${archive}`}.`,
    ...(output === undefined ? [] : [`Saved its text to ${output}.`]),
    ...(open > 0 ? [`Note: ${countNoun(open, 'must-do task was', 'must-do tasks were')} still open.`] : []),
    ...(freshness === 'stale' ? ['Note: it was stale; it did not cover all work on the branch.'] : []),
    `Next: \`git push\`. To see it again: \`${renderCommand(['git', 'show', `${commit.slice(0, 12)}^:${path}`])}\`.`,
  ]
}
