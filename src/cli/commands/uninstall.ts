import { exitCode } from '../../core/errors.js'
import { escapeForTerminal } from '../../core/text/terminal.js'
import type { Command } from '../arguments.js'

export const uninstall: Command = {
  name: 'uninstall',
  summary: 'Remove everything `init` added.',
  usage: 'uninstall',
  description: [
    'Restores every file that `git handoff init` changed, byte for byte, and deletes the files it created. Your pages and `.handoff.yml` stay.',
  ],
  options: [],
  operands: 0,
  examples: [{ command: 'git handoff uninstall', does: 'Undo `git handoff init`.' }],
  async run(_, { cwd, environment, out }) {
    const { uninstall: takeOut } = await import('../../commands/init.js')
    const { restored, removed, next } = await takeOut({ cwd, environment })
    const lines = [
      ...restored.map((name) => `Restored ${name}.`),
      ...removed.map((name) => `Removed ${name}.`),
      ...next,
    ]
    await out.write(
      `${escapeForTerminal((lines.length > 0 ? lines : ['Nothing to remove: git-handoff is not installed in this repository.']).join('\n'))}\n`,
    )
    return exitCode.good
  },
}
