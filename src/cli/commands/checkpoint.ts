import type { CheckpointResult } from '../../commands/checkpoint.js'
import { exitCode } from '../../core/errors.js'
import { describeRemoved } from '../../core/page/removed-page.js'
import { escapeForTerminal } from '../../core/text/terminal.js'
import { type Command, switchOption, textOption, usageError } from '../arguments.js'
import { renderJson } from '../output.js'

const program = 'git handoff checkpoint'

export const checkpoint: Command = {
  name: 'checkpoint',
  summary: 'Save the state of unfinished work.',
  usage: 'checkpoint [-m TEXT] [--verify] [--json]',
  description: [
    'Updates the page without asking questions, lists uncommitted work as in progress, and commits the page and nothing else. Use it before a break, or before an agent’s memory is compacted.',
    'With --verify, the commands under `verify` in .handoff.yml run first. The page records their exit codes and the commit they ran on, and `git handoff resume` says if code changed since. Exits with 1 if one of them failed.',
  ],
  options: [
    {
      name: 'message',
      short: 'm',
      value: 'TEXT',
      summary: 'Describe the current state. Replaces the previous message.',
    },
    { name: 'verify', summary: 'Run the configured commands and record the results.' },
    { name: 'json', summary: 'Print the result as JSON.' },
  ],
  operands: 0,
  examples: [
    {
      command: 'git handoff checkpoint -m "store done, tests half way"',
      does: 'Save the state before a break.',
    },
    { command: 'git handoff checkpoint --verify', does: 'Record whether the tests pass.' },
  ],
  async run(given, { cwd, environment, out, err, today }) {
    const said = textOption(given, 'message')?.trim()
    if (said === '') throw usageError('`-m` needs a text that describes the current state.', program)
    const { checkpointHandoff } = await import('../../commands/checkpoint.js')
    const writes: Promise<void>[] = []
    const result = await checkpointHandoff({
      cwd,
      environment,
      message: said ?? null,
      verify: switchOption(given, 'verify'),
      today: today(),
      onCommand: (command) => writes.push(err.write(escapeForTerminal(`$ ${command}\n`))),
      // The commands' own output, colours and all: whoever runs them has let them do more than that.
      onOutput: (bytes) => writes.push(err.write(bytes.toString())),
    })
    await Promise.all(writes)
    if (switchOption(given, 'json')) await out.write(renderJson(deriveReport(result), out))
    else await out.write(`${describe(result).map(escapeForTerminal).join('\n')}\n`)
    return result.results.some((one) => one.exitCode !== 0) ? exitCode.findings : exitCode.good
  },
}

function deriveReport({ facts: _, removed: __, ...result }: CheckpointResult): Record<string, unknown> {
  return { version: 1, ...result }
}

function describe({
  outcome,
  path,
  commit,
  inProgress,
  results,
  facts,
  removed,
}: CheckpointResult): string[] {
  if (outcome === 'nothing-to-hand-off')
    return [`Nothing to save: no commits since ${facts.base.name}, and no uncommitted work.`]
  const count = inProgress.length
  const told = count === 0 ? '' : ` (${count} ${count === 1 ? 'path' : 'paths'} in progress)`
  return [
    ...results.map(({ command, exitCode: code }) => `\`${command}\` exited with ${code}.`),
    outcome === 'written'
      ? `Committed ${path} as ${commit?.slice(0, 7)}${told}.`
      : `${path} is up to date${told}.`,
    ...(removed === null ? [] : [describeRemoved(path, removed)]),
    'Next: `git push` publishes the page; `git handoff resume` shows what to do next.',
  ]
}
