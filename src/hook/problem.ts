import { HandoffError } from '../core/errors.js'
import { maskKnownSecrets } from '../core/secrets/mask.js'
import { showControls } from '../core/text/controls.js'

/** Whatever went wrong, in one line; a push is never stopped by it. */
export function describeProblem(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  const what = error instanceof HandoffError && error.kind !== 'internal' ? '' : 'a mistake in git-handoff: '
  const hint = error instanceof HandoffError ? error.hints[0] : undefined
  const line = [
    `handoff: the page is left as it is, ${what}${message}`,
    ...(hint === undefined ? [] : [hint]),
  ]
  return showControls(maskKnownSecrets(line.join(' ').replace(/(?<!\s)\s*\n\s*/g, ' ')))
}
