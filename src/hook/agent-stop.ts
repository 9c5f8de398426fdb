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
 * `agent-stop`, as Claude Code calls it when an answer is complete: one line for the person where the page is stale, once a
 * session and branch. It stops nothing: it exits with 0, and what it prints has no decision in it.
 */
export async function runAgentStopHook(
  _: readonly string[],
  { cwd, environment, out }: AgentHookSurroundings,
): Promise<number> {
  if (environment['GIT_HANDOFF'] === '0') return 0
  const session = parseSession(readHookInput())
  if (session === null) return 0
  const { report, path, configured } = await checkHandoff({ cwd, environment })
  const { branch, freshness, diagnostics } = report
  if (freshness !== 'stale' || branch === null) return 0
  if (markReminded(configured.repository.commonDir, session, branch)) return 0
  const systemMessage = renderReminder(path, diagnostics)
  await out.write(`${escapeJsonForTerminal(JSON.stringify({ systemMessage }))}\n`)
  return 0
}

/** `{"session_id":"…","hook_event_name":"Stop","stop_hook_active":false,…}`; null where it is anything else. */
function parseSession(input: string): string | null {
  try {
    const { session_id: session } = JSON.parse(input) as { session_id?: unknown }
    return typeof session === 'string' && session !== '' ? session.slice(0, 100) : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
