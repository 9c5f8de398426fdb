import { ErrorCode, McpError } from '@modelcontextprotocol/sdk/types.js'
import { readCurrentPage } from '../commands/mcp-page.js'
import { renderCode } from '../core/text/code.js'
import { escapeForTerminal, escapeJsonForTerminal } from '../core/text/terminal.js'
import { renderToolError } from './failure.js'
import type { ToolContext } from './tool.js'

const uri = 'handoff://page'

/** Listed whether there is a page or not: the branch changes while a server runs. */
export function describePage() {
  return {
    uri,
    name: 'page',
    title: 'The handoff page of this branch',
    description:
      'As it lies on disk, in full. `resume` tells what of it matters next, and what no longer holds.',
    mimeType: 'text/markdown',
  }
}

/** Throws a protocol error where there is no such resource, or no page. */
export async function readPageResource(wanted: string, { cwd, environment }: ToolContext) {
  if (wanted !== uri) {
    throw new McpError(
      ErrorCode.InvalidParams,
      `Unknown resource ${renderCode(wanted.slice(0, 100))}. The only one is ${uri}.`,
    )
  }
  try {
    const { text, format } = await readCurrentPage(cwd, environment)
    const [mimeType, shown] =
      format === 'json'
        ? ['application/json', escapeJsonForTerminal(text)]
        : ['text/markdown', escapeForTerminal(text)]
    return { contents: [{ uri, mimeType, text: shown }] }
  } catch (error) {
    throw new McpError(ErrorCode.InvalidRequest, renderToolError(error))
  }
}
