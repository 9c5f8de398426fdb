import type { Diagnostic } from '../lint/diagnostic.js'
import { showControls } from '../text/controls.js'

/** Of a stale page, for whoever watches an agent: one line. */
export function renderReminder(path: string, diagnostics: readonly Diagnostic[]): string {
  const untold = diagnostics.flatMap(({ ruleId, data }) =>
    ruleId === 'work-covered' && typeof data?.['path'] === 'string' ? [data['path']] : [],
  )
  const [first, second] = untold
  const named =
    first === undefined
      ? ''
      : second === undefined
        ? ` of ${first}`
        : ` of ${first} and ${untold.length - 1} more`
  return showControls(
    `handoff: ${path} does not tell${named === '' ? ' all work' : ` the work${named}`}. ` +
      '`git handoff checkpoint` brings it up to date, `git handoff note` adds what only you know.',
  )
}
