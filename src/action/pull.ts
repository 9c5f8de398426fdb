import { context } from '@actions/github'
import { type CommentContent, renderComment } from '../core/comment/comment.js'
import { renderLandingComment } from '../core/comment/landing.js'
import type { Api } from './api.js'
import { type Commented, comment } from './comment.js'
import type { Pull, Situation } from './event.js'
import { findIn } from './find.js'
import type { Inputs } from './inputs.js'
import { findLanding, type Landed, reportLanding } from './landing.js'
import { contentOf, giveUp, publish, skip } from './publish.js'

/** Checks a pull request as it is now, and brings its comment up to date. */
export async function checkPull(
  environment: NodeJS.ProcessEnv,
  inputs: Inputs,
  api: Api | null,
  { number, pull: old, defaultBranch }: Situation & { kind: 'pull' },
): Promise<void> {
  // The payload of a run that is started again is as old as the first run.
  const pull = (await api?.readPull(number).catch(() => null)) ?? old
  const home = `${context.repo.owner}/${context.repo.repo}`
  const isFork = pull.headRepository !== home
  const about = { number, pull, isFork }
  if (pull.isMerged) return await afterMerge(inputs, api, about, defaultBranch)
  if (pull.isClosed) return skip('the pull request is closed and was not merged')
  const isConfigFromBase = isFork || context.eventName === 'pull_request_target'
  // A bot leaves no notes to whoever goes on.
  const require = pull.isByBot && inputs.require === 'page' ? 'none' : inputs.require
  const finding = await findIn(environment, { ...inputs, require }, api, { ...pull, isConfigFromBase })
  const content = contentOf(finding, pull.headRepository ?? home)
  const commented = await comment(inputs, api, about, {
    isWanted: inputs.comment === 'always' ? hasSubject(content) : hasFindings(content),
    render: (state) => renderComment(content, state),
  })
  await publish(environment, finding, content, commented)
}

async function afterMerge(
  inputs: Inputs,
  api: Api | null,
  about: { number: number; pull: Pull; isFork: boolean },
  defaultBranch: string,
): Promise<void> {
  const { baseBranch: base, branch, mergeCommit } = about.pull
  const hasOwnPage = base !== defaultBranch
  const landed: Landed = { head: mergeCommit ?? base, base, branch, isQueue: false, hasOwnPage }
  const found = await findLanding(api, inputs, landed)
  if (typeof found === 'string') return giveUp(found)
  const { landing } = found
  const nothing: Commented = { url: null, remarks: [] }
  const commented =
    landing === null
      ? nothing
      : await comment(inputs, api, about, {
          isWanted: true,
          render: (state) => renderLandingComment(landing, state),
        })
  await reportLanding(found, inputs, { base, ...commented })
}

/** Of a page that nobody needs there is nothing to say. */
function hasSubject({ report }: CommentContent): boolean {
  return report.freshness !== 'missing' || report.diagnostics.length > 0
}

function hasFindings({ report }: CommentContent): boolean {
  return report.verdict !== 'pass' || report.diagnostics.length > 0
}
