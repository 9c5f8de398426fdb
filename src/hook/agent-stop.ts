import { checkHandoff } from '../commands/check.js'
import { renderReminder } from '../core/install/agents.js'
import { escapeJsonForTerminal } from '../core/text/terminal.js'
import { markReminded } from '../git/hooks/try-push.js'
import { readHookInput } from './pre-push.js'

interface AgentHookSurroundings {
  cwd: string
  environment: NodeJS.ProcessEnv
  out: { write(text: string): Promise<void> }
}

/**
 * `agent-stop`, which Claude Code calls after each answer: prints one line for the user if the page is stale, once per
 * session and branch. It never blocks the agent: it exits with 0 and prints no decision.
 */
export async function runAgentStopHook(
  _: readonly string[],
  { cwd, environment, out }: AgentHookSurroundings,
): Promise<number> {
  if (environment['GIT_HANDOFF'] === '0') return 0
  const session = parseSession(readHookInput())
  if (session === null) return 0
  const { report, path, session: looked } = await checkHandoff({ cwd, environment })
  const { branch, freshness, diagnostics } = report
  if (freshness !== 'stale' || branch === null) return 0
  if (markReminded(looked.repository.commonDir, session, branch)) return 0
  const systemMessage = renderReminder(path, diagnostics)
  await out.write(`${escapeJsonForTerminal(JSON.stringify({ systemMessage }))}\n`)
  return 0
}

/** `{"session_id":"…","hook_event_name":"Stop","stop_hook_active":false,…}`; null for anything else. */
function parseSession(input: string): string | null {
  try {
    const { session_id: session } = JSON.parse(input) as { session_id?: unknown }
    return typeof session === 'string' && session !== '' ? session.slice(0, 100) : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
