import { HandoffError } from '../core/errors.js'
import { showControls } from '../core/text/controls.js'

/** What a model is told of an error: what happened and why, then what to do next, as on the command line. */
export function renderToolError(error: unknown): string {
  if (error instanceof HandoffError && error.kind !== 'internal') {
    const lines = [`error: ${error.message}`, ...error.hints.map((hint) => `hint: ${hint}`)]
    return lines.map((line) => line.split('\n').map(showControls).join('\n  ')).join('\n')
  }
  const message = error instanceof Error ? error.message : String(error)
  return showControls(`error: This is a mistake in git-handoff, not in what you did: ${message}`)
}
