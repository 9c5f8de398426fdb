import { findReasonNotToAsk } from '../core/push/asking.js'
import type { Surroundings } from './surroundings.js'

/**
 * Asks whether to go ahead, once. Where nobody can answer (no terminal, an agent, a pipeline) it goes ahead: whoever
 * typed the command wanted it.
 */
export async function confirmOnTerminal(
  message: string,
  { environment, out, err }: Surroundings,
): Promise<boolean> {
  const isPerson = out.isTerminal() && err.isTerminal() && process.stdin.isTTY
  if (!isPerson || findReasonNotToAsk(environment) !== null) return true
  const { confirm } = await import('@clack/prompts')
  return (await confirm({ message, output: process.stderr, withGuide: false })) === true
}
