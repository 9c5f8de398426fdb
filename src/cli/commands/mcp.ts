import { exitCode } from '../../core/errors.js'
import type { Command } from '../arguments.js'
import { version } from '../surroundings.js'

export const mcp: Command = {
  name: 'mcp',
  summary: 'Run an MCP server for agents.',
  usage: 'mcp',
  description: [
    'Serves the Model Context Protocol on standard input and output, for clients such as Claude Code, Codex, Cursor or VS Code. Tools: resume, check, note, checkpoint, status. The page is a resource.',
    'It works in the folder it was started in, or in the one a call names, and ends when its input ends.',
  ],
  options: [],
  operands: 0,
  examples: [
    {
      command: 'claude mcp add handoff -- git handoff mcp',
      does: 'Register it with Claude Code; docs/agents.md lists other clients.',
    },
  ],
  async run(_, { cwd, environment, today }) {
    const { serveMcp } = await import('../../mcp/server.js')
    const { stdin: input, stdout: output } = process
    await serveMcp({ cwd, environment, today, version }, { input, output })
    return exitCode.good
  },
}
