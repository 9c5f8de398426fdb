import { HandoffError } from '../core/errors.js'
import { maskKnownSecrets } from '../core/secrets/mask.js'
import { escapeForTerminal } from '../core/text/terminal.js'
import { openPaint } from './colour.js'
import type { Surroundings } from './surroundings.js'

/** Prints an error, whatever it is, on stderr: what happened and why, then what to do next. */
export async function printFailure(error: unknown, surroundings: Surroundings): Promise<void> {
  const paint = openPaint(surroundings.err, surroundings.environment)
  const { messages, hints } = describe(error)
  const lines = [
    ...messages.map((message) => `${paint('error:', 'red')} ${indent(message, 7)}`),
    ...hints.map((hint) => `${paint('hint:', 'cyan')} ${indent(hint, 6)}`),
  ]
  if (isDebugging(surroundings)) lines.push(escapeForTerminal(maskKnownSecrets(renderStack(error))))
  await surroundings.err.write(`${lines.join('\n')}\n`)
}

function describe(error: unknown): { messages: readonly string[]; hints: readonly string[] } {
  if (error instanceof HandoffError && error.kind !== 'internal') {
    // A configuration has one line for each mistake.
    return {
      messages: error.kind === 'config' ? error.message.split('\n') : [error.message],
      hints: error.hints,
    }
  }
  const message = error instanceof Error ? error.message : String(error)
  return {
    messages: [`Internal error (a bug in git-handoff): ${message}`],
    hints: ['Please report it, with the output of the same command run with `GIT_HANDOFF_DEBUG=1`.'],
  }
}

/** Lines after the first are indented, so that a stranger's text cannot pass for a hint of ours. */
function indent(text: string, width: number): string {
  return escapeForTerminal(maskKnownSecrets(text)).replaceAll('\n', `\n${' '.repeat(width)}`)
}

function isDebugging(surroundings: Surroundings): boolean {
  return !['', '0', undefined].includes(surroundings.environment['GIT_HANDOFF_DEBUG'])
}

function renderStack(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const stack = error.stack ?? error.message
  return error.cause === undefined ? stack : `${stack}\ncaused by: ${renderStack(error.cause)}`
}
