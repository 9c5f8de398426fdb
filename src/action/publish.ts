import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setFailed, setOutput, summary, warning } from '@actions/core'
import { context } from '@actions/github'
import { type CommentContent, renderHeadline, renderSummary } from '../core/comment/comment.js'
import { blobLink } from '../core/comment/findings.js'
import { renderBrief } from '../core/resume/render-brief.js'
import { blankKnownSecrets, maskKnownSecretsIn } from '../core/secrets/mask.js'
import { showControls } from '../core/text/controls.js'
import type { Finding } from './check.js'
import type { Commented } from './comment.js'
import { annotate, log, say } from './log.js'

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
  log(report, page, text)
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
  say(`Nothing was checked: ${why}.`)
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
