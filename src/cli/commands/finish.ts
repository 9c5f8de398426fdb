import type { FinishResult } from '../../commands/finish.js'
import { exitCode } from '../../core/errors.js'
import { escapeForTerminal } from '../../core/text/terminal.js'
import { switchOption, textOption } from '../arguments.js'
import type { Command } from '../command.js'
import { renderJson } from '../json.js'

export const finish: Command = {
  name: 'finish',
  summary: 'End the handoff: remove the page in a last commit.',
  usage: 'finish [BRANCH] [--pr-body] [--output FILE] [--archive DIR] [--json]',
  description: [
    'Removes the page in a commit of its own and prints its text. A page that is not on the default branch conflicts with ' +
      'nothing, so run this before a branch is merged. `git handoff check` then calls the branch finished, until ' +
      'there is new work on it.',
    'On the default branch it removes the page that a merge has left there. Nothing is lost: the text stays in history.',
  ],
  options: [
    { name: 'pr-body', summary: 'Print what a pull request can be described with.' },
    {
      name: 'output',
      short: 'o',
      value: 'FILE',
      summary: 'Write the text to FILE, which must not be there yet.',
    },
    { name: 'archive', value: 'DIR', summary: 'Keep the page as DIR/BRANCH.md, committed as well.' },
    { name: 'json', summary: 'Print JSON, with the text in it.' },
  ],
  operands: 1,
  examples: [
    { command: 'git handoff finish', does: 'Remove the page of the branch that is checked out.' },
    {
      command: 'git handoff finish --pr-body | gh pr create --title "Sessions" --body-file -',
      does: 'Describe a pull request with it.',
    },
    { command: 'git handoff finish --archive docs/handoffs', does: 'Keep it with the project.' },
  ],
  async run(given, { cwd, environment, out, err }) {
    const [branch] = given.positionals
    const [output, archive] = [textOption(given, 'output'), textOption(given, 'archive')]
    const [isBody, isJson] = [switchOption(given, 'pr-body'), switchOption(given, 'json')]
    const [{ finishHandoff }, { renderPullRequestBody }] = await Promise.all([
      import('../../commands/finish.js'),
      import('../../core/document/pull-request.js'),
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
    ...(output === undefined ? [] : [`Its text is in ${output}.`]),
    ...(open > 0 ? [`Note: ${open} must-do ${open === 1 ? 'task was' : 'tasks were'} still open.`] : []),
    ...(freshness === 'stale' ? ['Note: it was stale, the branch has work that it did not tell.'] : []),
    `Next: \`git push\`. To take it back: \`git show ${commit.slice(0, 12)}^:${path}\` has the text.`,
  ]
}
