/**
 * What `action.yml` starts: a parent that does nothing but keep the deadline of the process that checks, so that no page
 * and no history can make a job hang. It loads nothing else: the packages that talk to GitHub take most of the start-up time.
 */

import { appendFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { runWithDeadline } from '../git/deadline.js'

/** Fetching a large history may take minutes. In seconds; `GIT_HANDOFF_PATIENCE` sets another number. */
const usual = 600

/** `checking.ts`, as it lies beside this file when both are built. */
const checking = fileURLToPath(new URL('./action-checking.js', import.meta.url))

const said = Number(process.env['GIT_HANDOFF_PATIENCE'])
const seconds = said > 0 ? said : usual
const command = [process.execPath, ...process.execArgv, checking] as [string, ...string[]]
const code = await runWithDeadline(command, { environment: process.env, seconds })
// 0 and 1 are its own; anything else says nothing about the page: it ran out of time or memory, or was killed.
if (code === 0 || code === 1) process.exitCode = code
else {
  const why =
    code === 'late' ? `The check timed out after ${seconds} s` : `The check exited with status ${code}`
  // As @actions/core writes them; it is not loaded here, see above.
  const { GITHUB_OUTPUT: outputs = '' } = process.env
  if (outputs !== '') appendFileSync(outputs, 'verdict=unknown\nfreshness=unknown\n')
  process.stdout.write(`::warning::${why}, so the state of the handoff page is unknown. The job continues.\n`)
}
