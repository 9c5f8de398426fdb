/**
 * What `action.yml` starts: a parent that does nothing but keep the deadline of the process that checks, so that no page
 * and no history can make a job hang. Nothing else is loaded before it is needed.
 */
import { runWithDeadline } from '../git/deadline.js'

/** Fetching a large history may take minutes. In seconds; `GIT_HANDOFF_PATIENCE` sets another number. */
const usual = 600
const mark = 'GIT_HANDOFF_CHECKING'

const { [mark]: isChild, GIT_HANDOFF_PATIENCE: said = '' } = process.env
if (isChild === '1') await import('./checking.js')
else {
  const seconds = Number(said) > 0 ? Number(said) : usual
  const command = [process.execPath, ...process.execArgv, ...process.argv.slice(1)] as [string, ...string[]]
  const code = await runWithDeadline(command, { environment: { ...process.env, [mark]: '1' }, seconds })
  // 0 and 1 are its own; anything else is no word about the page: it ran out of time or memory, or was killed.
  if (code === 0 || code === 1) process.exitCode = code
  else {
    const { setOutput, warning } = await import('@actions/core')
    setOutput('verdict', 'unknown')
    setOutput('freshness', 'unknown')
    const why = code === 'late' ? `It did not end within ${seconds} s` : `It ended with status ${code}`
    warning(`${why}, so nothing is known about the handoff page. The job goes on.`)
  }
}
