import type { ResumeResult } from '../../commands/resume.js'
import { escapeForTerminal } from '../../core/text/terminal.js'
import { switchOption, usageError } from '../arguments.js'
import type { Command } from '../command.js'
import { renderJson } from '../json.js'
import { withProgress } from '../progress.js'
import { rangeOf, rangeOptions } from '../range.js'

const program = 'git handoff resume'

export const resume: Command = {
  name: 'resume',
  summary: 'Tell how to go on with a branch.',
  usage: 'resume [BRANCH] [--full] [--json | --prompt] [--base REV] [--head REV]',
  description: [
    'Checks the page against the branch, then tells what the next one needs, in this order: where it stands, what no ' +
      'longer holds, the next task, the gotchas and decisions about its files, how to run it. At most 400 tokens; ' +
      'what matters least is left out, and that is said.',
    'BRANCH is one of this repository, one that a remote has, a pull request that was fetched (#12), or any commit; ' +
      'nothing is checked out. Exits with 0 where the page holds, 1 where it is stale, missing or of another branch, ' +
      '3 where that cannot be known.',
  ],
  options: [
    { name: 'full', summary: 'Leave nothing out.' },
    { name: 'json', summary: 'Print JSON, with the brief in it.' },
    {
      name: 'prompt',
      summary:
        'Print a block for an agent: what is derived, what was verified just now, and what somebody merely stated.',
    },
    ...rangeOptions,
  ],
  operands: 1,
  examples: [
    { command: 'git handoff resume', does: 'Go on with the branch that is checked out.' },
    { command: 'git handoff resume feat/login --full', does: 'Read all about a branch of somebody else.' },
    { command: 'git handoff resume --prompt | agent', does: 'Give an agent its context.' },
  ],
  async run(given, { cwd, environment, out, err }) {
    const [branch] = given.positionals
    const range = rangeOf(given)
    if (branch !== undefined && range.head !== undefined) {
      throw usageError('Unexpected `--head` with a branch, expected one of them.', program)
    }
    const [json, prompt] = [switchOption(given, 'json'), switchOption(given, 'prompt')]
    const { resumeBranch } = await import('../../commands/resume.js')
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
    await out.write(json ? renderJson(deriveReport(result), out) : escapeForTerminal(result.brief))
    return result.exitCode
  },
}

/** The shape of `resume --json`. */
function deriveReport({ resume: found, brief }: ResumeResult): Record<string, unknown> {
  const { branch, path, freshness, reason, title, status, checkpoint, changedSince, broken } = found
  const notes = (all: typeof found.gotchas) =>
    all.map(({ text, details, anchor, recheck, origin, line }) => ({
      text,
      details,
      anchor,
      recheck,
      origin,
      line,
    }))
  return {
    version: 1,
    branch,
    page: path,
    freshness,
    reason,
    title: title?.text ?? null,
    status,
    checkpoint: checkpoint?.text ?? null,
    context: found.context.map(({ text }) => text),
    elsewhere: found.elsewhere.map(({ text }) => text),
    changedSince,
    broken: broken.map(({ text, line }) => ({ text, line })),
    next: found.tasks.map(({ text, details, priority, place, blockedBy, origin, line }) => ({
      text,
      details,
      priority,
      place,
      blockedBy,
      origin,
      line,
    })),
    remarks: found.remarks.map(({ text }) => text),
    gotchas: notes(found.gotchas),
    decisions: notes(found.decisions),
    commands: found.commands,
    verification: found.verification,
    brief,
  }
}
