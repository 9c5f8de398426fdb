import { resolve } from 'node:path'
import { ErrorCode, McpError } from '@modelcontextprotocol/sdk/types.js'
import { maskKnownSecrets } from '../core/secrets/mask.js'
import { renderCode } from '../core/text/code.js'
import { escapeForTerminal } from '../core/text/terminal.js'
import { deriveInputSchema, parseToolArguments } from './arguments.js'
import { renderToolError } from './failure.js'
import { type ToolContext, textOf } from './tool.js'
import { tools } from './tools/index.js'

/** The list of tools, as a client gets it. */
export function describeTools() {
  return tools.map((tool) => ({
    name: tool.name,
    title: tool.title,
    description: tool.description,
    inputSchema: deriveInputSchema(tool),
    annotations: {
      title: tool.title,
      readOnlyHint: tool.isReadOnly,
      // A page is only added to, and every version of it is in git.
      destructiveHint: false,
      openWorldHint: false,
    },
  }))
}

/** Runs a tool; what goes wrong in it is its result, so that the model can read it. Throws for an unknown one. */
export async function callTool(
  { name, arguments: sent = {} }: { name: string; arguments?: Record<string, unknown> | undefined },
  context: ToolContext,
) {
  const tool = tools.find((one) => one.name === name)
  if (tool === undefined) {
    const known = tools.map((one) => one.name).join(', ')
    throw new McpError(
      ErrorCode.InvalidParams,
      `Unknown tool ${renderCode(name.slice(0, 60))}. Use one of ${known}.`,
    )
  }
  try {
    const given = parseToolArguments(tool, sent)
    const cwd = resolve(context.cwd, textOf(given, 'directory') ?? '.')
    return renderResult(await tool.run(given, { ...context, cwd }), false)
  } catch (error) {
    return renderResult(renderToolError(error), true)
  }
}

/** The one place where a stranger's text leaves for a model: nothing in it is hidden from a person. */
function renderResult(text: string, isError: boolean) {
  return {
    content: [{ type: 'text' as const, text: escapeForTerminal(maskKnownSecrets(text.trimEnd())) }],
    ...(isError ? { isError } : {}),
  }
}
