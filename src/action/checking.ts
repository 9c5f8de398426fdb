/** The process that checks; `main.ts` keeps its deadline. */

import { debug, error, setFailed, setSecret } from '@actions/core'
import { context } from '@actions/github'
import { HandoffError } from '../core/errors.js'
import { showControls } from '../core/text/code.js'
import { type Api, openApi } from './api.js'
import { deriveSituation, type Situation } from './event.js'
import { findIn } from './history.js'
import { type Inputs, readInputs, takeSecrets } from './inputs.js'
import { findMergedPage, reportMergedPage } from './landing.js'
import { checkPull, contentOf, giveUp, publish, skip } from './pull.js'

try {
  await run(process.env)
} catch (cause) {
  if (cause instanceof HandoffError) {
    setFailed(showControls(cause.message))
    for (const hint of cause.hints) error(showControls(hint), { title: 'Hint' })
  } else {
    const [what, where] = cause instanceof Error ? [cause.message, cause.stack ?? ''] : [String(cause), '']
    const why = 'This is a problem with git-handoff or the runner, not with the page.'
    setFailed(showControls(`${what}. ${why} Run it again with debug logging for details.`))
    debug(where)
  }
}

/** One run of the action. Everything about the token, but not about the page, ends in a good exit code. */
async function run(environment: NodeJS.ProcessEnv): Promise<void> {
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
  const found = await findMergedPage(api, inputs, { head, base, branch: null, isQueue, hasOwnPage: false })
  if (typeof found === 'string') return giveUp(found)
  if (await reportMergedPage(found, inputs, { base, url: null, remarks: [] }))
    setFailed('The handoff page must be removed before the merge.')
}
