import { exitCode } from '../../core/errors.js'
import type { Command } from '../command.js'
import { version } from '../version.js'

export const mcp: Command = {
  name: 'mcp',
  summary: 'Serve agents over the Model Context Protocol.',
  usage: 'mcp',
  description: [
    'A server on standard input and output, for clients that start one, such as Claude Code, Codex, Cursor or VS Code. ' +
      'Its tools are resume, check, note, checkpoint and status; the page is a resource.',
    'It works in the folder it is started in, or in the one that a call names, and ends when its input does.',
  ],
  options: [],
  operands: 0,
  examples: [
    {
      command: 'claude mcp add handoff -- git handoff mcp',
      does: 'Tell Claude Code; docs/agents.md has the others.',
    },
  ],
  async run(_, { cwd, environment, today }) {
    const { serveMcp } = await import('../../mcp/server.js')
    const { stdin: input, stdout: output } = process
    await serveMcp({ cwd, environment, today, version }, { input, output })
    return exitCode.good
  },
}
