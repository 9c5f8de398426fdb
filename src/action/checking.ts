/** The process that checks; `main.ts` keeps its deadline. */

import { debug, error, setFailed } from '@actions/core'
import { HandoffError } from '../core/errors.js'
import { showControls } from '../core/text/code.js'
import { run } from './main.js'

try {
  await run(process.env)
} catch (cause) {
  if (cause instanceof HandoffError) {
    setFailed(showControls(cause.message))
    for (const hint of cause.hints) error(showControls(hint), { title: 'Hint' })
  } else {
    const [what, where] = cause instanceof Error ? [cause.message, cause.stack ?? ''] : [String(cause), '']
    const why = 'This is a fault of git-handoff or of the runner, not of the page.'
    setFailed(showControls(`${what}. ${why} Run it again with debug logging for the place.`))
    debug(where)
  }
}
