import { showActing } from './controls.js'

/**
 * An inline code span that shows `text` exactly (CommonMark 0.31, 6.1), on one line: line feeds, controls and
 * bidi marks are made visible. Inside a table the caller still has to escape `|`.
 */
export function renderCode(text: string): string {
  const shown = showActing(text)
  if (shown === '') return '` `'
  const runs = new Set(Array.from(shown.matchAll(/`+/g), ([run]) => run.length))
  let length = 1
  while (runs.has(length)) length++
  const fence = '`'.repeat(length)
  // One space is stripped from each end if both have one and there is something else; so a padded text needs more.
  const pads = /^`|`$/.test(shown) || (/^ .* $/.test(shown) && shown.trim() !== '')
  return pads ? `${fence} ${shown} ${fence}` : `${fence}${shown}${fence}`
}
