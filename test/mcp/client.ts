import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { onTestFinished } from 'vitest'
import type { TestRepository } from '../helpers/repository.js'

export interface Session {
  client: Client
  /** The text of a tool's answer, and whether it is an error. */
  call(name: string, args?: Record<string, unknown>): Promise<{ text: string; isError: boolean }>
  /** What the server has printed on stderr so far. */
  stderr(): string
}

/** The SDK's own client, connected to the program (`cli` is what Node runs) as a child process in a repository. */
export async function openSession(cli: string, { path, environment }: TestRepository): Promise<Session> {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [cli, 'mcp'],
    cwd: path,
    env: Object.fromEntries(
      Object.entries(environment).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    ),
    stderr: 'pipe',
  })
  let errors = ''
  transport.stderr?.on('data', (chunk: Buffer) => {
    errors += chunk.toString()
  })
  const client = new Client({ name: 'test', version: '1.0.0' })
  onTestFinished(() => client.close())
  await client.connect(transport)
  return {
    client,
    call: async (name, args = {}) => {
      const { content, isError } = await client.callTool({ name, arguments: args })
      const texts = (content as { type: string; text?: string }[]).map(({ text }) => text ?? '')
      return { text: texts.join('\n'), isError: isError === true }
    },
    stderr: () => errors,
  }
}
