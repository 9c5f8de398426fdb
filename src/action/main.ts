/** What `action.yml` starts. */
import { error, setFailed } from '@actions/core'
import { HandoffError } from '../core/errors.js'
import { showControls } from '../core/text/controls.js'
import { run } from './run.js'

try {
  await run(process.env)
} catch (cause) {
  if (cause instanceof HandoffError) {
    setFailed(showControls(cause.message))
    for (const hint of cause.hints) error(showControls(hint), { title: 'Hint' })
  } else setFailed(cause instanceof Error ? (cause.stack ?? cause.message) : String(cause))
}
