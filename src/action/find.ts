import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { context } from '@actions/github'
import { openMirror, type WantedRange } from '../git/action/mirror.js'
import type { Api } from './api.js'
import { checkIn, type Finding, unknownFinding } from './check.js'
import { describeCause, openHistory } from './history.js'
import type { Inputs } from './inputs.js'
import { say } from './log.js'

/** Checks a range in a bare repository that is made for it, and removed again. */
export async function findIn(
  environment: NodeJS.ProcessEnv,
  inputs: Inputs,
  api: Api | null,
  wanted: WantedRange,
): Promise<Finding> {
  const folder = await mkdtemp(path.join(environment['RUNNER_TEMP'] ?? tmpdir(), 'git-handoff-'))
  try {
    const mirror = await openMirror(folder, environment)
    const workspace = path.resolve(environment['GITHUB_WORKSPACE'] ?? '.', inputs.workingDirectory)
    const url = `${context.serverUrl}/${context.repo.owner}/${context.repo.repo}.git`
    const remote = { url, token: inputs.token }
    const history = await openHistory(mirror, wanted, { mode: inputs.mode, workspace, remote, api })
    const { head, isConfigFromBase } = wanted
    const about = { head, branch: wanted.branch ?? '', isConfigFromBase }
    if ('cause' in history) {
      const { cause } = history
      return unknownFinding(inputs.path, about, { cause, reason: describeCause(cause), verdict: 'unknown' })
    }
    say(`Compared with ${wanted.baseBranch}, history from: ${history.source}.`)
    return await checkIn(mirror, history.range, inputs, about)
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}
