import { exitCode } from '../../core/errors.js'
import { escapeForTerminal } from '../../core/text/terminal.js'
import type { Command } from '../command.js'

export const uninstall: Command = {
  name: 'uninstall',
  summary: 'Take out again what init has put in, without a trace.',
  usage: 'uninstall',
  description: [
    'Takes out what `git handoff init` has put in, wherever that is: every file is as it was, to the byte, and files ' +
      'that were not there are gone. Pages and `.handoff.yml` are yours and stay.',
  ],
  options: [],
  operands: 0,
  examples: [
    { command: 'git handoff uninstall', does: 'Have every file as it was before `git handoff init`.' },
  ],
  async run(_, { cwd, environment, out }) {
    const { uninstall: takeOut } = await import('../../commands/uninstall.js')
    const { restored, removed, next } = await takeOut({ cwd, environment })
    const lines = [
      ...restored.map((name) => `Restored ${name}.`),
      ...removed.map((name) => `Removed ${name}.`),
      ...next,
    ]
    await out.write(
      `${escapeForTerminal((lines.length > 0 ? lines : ['Nothing is installed.']).join('\n'))}\n`,
    )
    return exitCode.good
  },
}
