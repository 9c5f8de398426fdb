/**
 * What `action.yml` starts: a parent that does nothing but keep the deadline of the process that checks, so that no page
 * and no history can make a job hang. Nothing else is loaded before it is needed.
 */

import { setFailed, setSecret } from '@actions/core'
import { context } from '@actions/github'
import { runWithDeadline } from '../git/deadline.js'
import { type Api, openApi } from './api.js'
import { deriveSituation, type Situation } from './event.js'
import { findIn } from './history.js'
import { type Inputs, readInputs, takeSecrets } from './inputs.js'
import { findLanding, reportLanding } from './landing.js'
import { checkPull, contentOf, giveUp, publish, skip } from './pull.js'

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

/** One run of the action. Everything about the token, but not about the page, ends in a good exit code. */
export async function run(environment: NodeJS.ProcessEnv): Promise<void> {
  const inputs = readInputs()
  takeSecrets(environment, inputs.token)
  if (inputs.token !== '') {
    setSecret(inputs.token)
    setSecret(Buffer.from(`x-access-token:${inputs.token}`).toString('base64'))
  }
  const api = inputs.token === '' ? null : openApi(inputs.token, context.repo)
  const { eventName, payload, ref, sha } = context
  const situation = deriveSituation(eventName, payload, { ref, sha })
  switch (situation.kind) {
    case 'skip':
      return skip(situation.why)
    case 'landing':
      return await land(inputs, api, situation)
    case 'branch':
      return await checkBranch(environment, inputs, api, situation)
    case 'pull':
      return await checkPull(environment, inputs, api, situation)
  }
}

async function checkBranch(
  environment: NodeJS.ProcessEnv,
  inputs: Inputs,
  api: Api | null,
  { head, branch, base }: Situation & { kind: 'branch' },
): Promise<void> {
  const wanted = { head, branch, base: null, baseBranch: base, isConfigFromBase: false }
  const finding = await findIn(environment, inputs, api, wanted)
  const content = contentOf(finding, `${context.repo.owner}/${context.repo.repo}`)
  await publish(environment, finding, content, { url: null, remarks: [] })
}

async function land(
  inputs: Inputs,
  api: Api | null,
  { head, branch: base, isQueue }: Situation & { kind: 'landing' },
): Promise<void> {
  const found = await findLanding(api, inputs, { head, base, branch: null, isQueue, hasOwnPage: false })
  if (typeof found === 'string') return giveUp(found)
  if (await reportLanding(found, inputs, { base, url: null, remarks: [] }))
    setFailed('The handoff page has to be gone before the merge.')
}
