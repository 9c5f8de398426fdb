import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setFailed, setOutput, summary, warning } from '@actions/core'
import { context } from '@actions/github'
import {
  type CommentContent,
  renderComment,
  renderHeadline,
  renderMergedPageComment,
  renderSummary,
} from '../core/report/comment.js'
import { blobLink } from '../core/report/comment-findings.js'
import { renderBrief } from '../core/resume/render.js'
import { blankKnownSecrets, maskKnownSecretsIn } from '../core/secrets/mask.js'
import { showControls } from '../core/text/code.js'
import type { Api } from './api.js'
import type { Finding } from './check.js'
import { type Commented, comment } from './comment.js'
import type { Pull, Situation } from './event.js'
import { findIn } from './history.js'
import { annotate, type Inputs, log, say } from './inputs.js'
import { findMergedPage, type MergedPullRequest, reportMergedPage } from './landing.js'

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
  const landed: MergedPullRequest = { head: mergeCommit ?? base, base, branch, isQueue: false, hasOwnPage }
  const found = await findMergedPage(api, inputs, landed)
  if (typeof found === 'string') return giveUp(found)
  const { landing } = found
  const nothing: Commented = { url: null, remarks: [] }
  const commented =
    landing === null
      ? nothing
      : await comment(inputs, api, about, {
          isWanted: true,
          render: (state) => renderMergedPageComment(landing, state),
        })
  await reportMergedPage(found, inputs, { base, ...commented })
}

/** Of a page that nobody needs there is nothing to say. */
function hasSubject({ report }: CommentContent): boolean {
  return report.freshness !== 'missing' || report.diagnostics.length > 0
}

function hasFindings({ report }: CommentContent): boolean {
  return report.verdict !== 'pass' || report.diagnostics.length > 0
}

/** @param repository `owner/name` of the one that holds the head, where the findings' links lead */
export function contentOf(
  { report: found, path: page, text: whole, resume }: Finding,
  repository: string,
): CommentContent {
  const [report, text] = [maskKnownSecretsIn(found), blankKnownSecrets(whole)]
  const place = { server: context.serverUrl, repository, head: report.head ?? '' }
  const linkTo = report.handoff === null ? null : blobLink(place, page)
  return { report, path: page, text, resume, linkTo, remarks: [], about: deriveAbout() }
}

/** Log, annotations, outputs, summary and exit code of a check. */
export async function publish(
  environment: NodeJS.ProcessEnv,
  { report: found, path: page, text, resume }: Finding,
  content: CommentContent,
  { url, remarks }: Commented,
): Promise<void> {
  const report = maskKnownSecretsIn(found)
  await log(report, page, text)
  annotate(report, page)
  const file = path.join(environment['RUNNER_TEMP'] ?? tmpdir(), `git-handoff-${process.pid}.json`)
  await writeFile(file, `${JSON.stringify(report, null, 2)}\n`)
  setOutput('verdict', report.verdict)
  setOutput('freshness', report.freshness)
  setOutput('errors', report.counts.error)
  setOutput('warnings', report.counts.warning)
  setOutput('report', file)
  setOutput('comment-url', url ?? '')
  setOutput('resume', resume === null ? '' : renderBrief(resume, { full: false, more: showControls(page) }))
  await writeSummary(renderSummary({ ...content, remarks }))
  if (report.verdict === 'fail') setFailed(showControls(renderHeadline(report, page)))
  if (report.verdict === 'unknown') warning(showControls(renderHeadline(report, page)))
}

/** Nothing was to be checked, which is no fault. */
export function skip(why: string): void {
  say(`Not checked: ${why}.`)
  setNothing('pass')
}

/** It could not be checked, which is no fault of the page. */
export function giveUp(why: string): void {
  warning(showControls(`Could not check: ${why}.`))
  setNothing('unknown')
}

function setNothing(verdict: 'pass' | 'unknown'): void {
  setOutput('verdict', verdict)
  setOutput('freshness', 'unknown')
  setOutput('errors', 0)
  setOutput('warnings', 0)
}

/** Without the file (a runner of another kind) there is nowhere to put it. */
async function writeSummary(text: string): Promise<void> {
  if ((process.env['GITHUB_STEP_SUMMARY'] ?? '') === '') return
  await summary.addRaw(text).write()
}

/** Where whoever has never heard of this can read of it: the action's own repository, if it is not this one. */
function deriveAbout(): string | null {
  const repository = process.env['GITHUB_ACTION_REPOSITORY'] ?? ''
  return /^[\w.-]+\/[\w.-]+$/.test(repository) ? `${context.serverUrl}/${repository}#readme` : null
}
