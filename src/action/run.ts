import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setFailed, setOutput, setSecret, summary, warning } from '@actions/core'
import { context } from '@actions/github'
import { type CommentContent, renderComment, renderHeadline, renderSummary } from '../core/comment/comment.js'
import { blobLink } from '../core/comment/findings.js'
import { renderBrief } from '../core/resume/render-brief.js'
import { showControls } from '../core/text/controls.js'
import { openMirror, type WantedRange } from '../git/action/mirror.js'
import { type Api, openApi } from './api.js'
import { checkIn, type Finding, unknownFinding } from './check.js'
import { converge } from './converge.js'
import { deriveSituation, type Pull } from './event.js'
import { openHistory } from './history.js'
import { type Inputs, readInputs } from './inputs.js'
import { reportLanding } from './landing.js'
import { annotate, log, say } from './log.js'
import { classifyRefusal } from './refusal.js'

/** One run of the action. Everything about the token, but not about the page, ends in a good exit code. */
export async function run(environment: NodeJS.ProcessEnv): Promise<void> {
  const inputs = readInputs()
  if (inputs.token !== '') {
    setSecret(inputs.token)
    setSecret(Buffer.from(`x-access-token:${inputs.token}`).toString('base64'))
  }
  const api = inputs.token === '' ? null : openApi(inputs.token, context.repo)
  const { eventName, payload, ref, sha } = context
  const situation = deriveSituation(eventName, payload, { ref, sha })
  switch (situation.kind) {
    case 'skip':
      return await skip(situation.why)
    case 'landing':
      return await land(api, inputs, { ...situation, base: situation.branch, branch: null })
    case 'branch': {
      const { head, branch, base } = situation
      const wanted = { head, branch, base: null, baseBranch: base, isConfigFromBase: false }
      const finding = await findIn(environment, inputs, api, wanted, inputs.require)
      return await publish(environment, finding, [], null)
    }
    case 'pull':
      return await checkPull(environment, inputs, api, situation)
  }
}

async function checkPull(
  environment: NodeJS.ProcessEnv,
  inputs: Inputs,
  api: Api | null,
  { number, pull: old }: { number: number; pull: Pull },
): Promise<void> {
  // The payload of a run that is started again is as old as the first run.
  const pull = (await api?.readPull(number).catch(() => null)) ?? old
  const base = pull.baseBranch
  if (pull.isMerged)
    return await land(api, inputs, {
      head: pull.mergeCommit ?? base,
      base,
      branch: pull.branch,
      isQueue: false,
    })
  if (pull.isClosed) return await skip('the pull request is closed and was not merged')
  const isFork = pull.headRepository !== `${context.repo.owner}/${context.repo.repo}`
  const isConfigFromBase = isFork || context.eventName === 'pull_request_target'
  const wanted = { ...pull, isConfigFromBase }
  // A bot leaves no notes to whoever goes on.
  const require = pull.isByBot && inputs.require === 'page' ? 'none' : inputs.require
  const finding = await findIn(environment, inputs, api, wanted, require)
  const content = contentOf(finding, isFork ? pull.headRepository : null)
  const { url, remarks } = await comment(inputs, api, { number, pull, content, isFork })
  await publish(environment, finding, remarks, url, content)
}

async function findIn(
  environment: NodeJS.ProcessEnv,
  inputs: Inputs,
  api: Api | null,
  wanted: WantedRange,
  require: Inputs['require'],
): Promise<Finding> {
  const folder = await mkdtemp(path.join(environment['RUNNER_TEMP'] ?? tmpdir(), 'git-handoff-'))
  try {
    const mirror = await openMirror(folder, environment)
    const workspace = path.resolve(environment['GITHUB_WORKSPACE'] ?? '.', inputs.workingDirectory)
    const url = `${context.serverUrl}/${context.repo.owner}/${context.repo.repo}.git`
    const remote = { url, token: inputs.token }
    const history = await openHistory(mirror, wanted, { mode: inputs.mode, workspace, remote, api })
    const about = { head: wanted.head, branch: wanted.branch ?? '' }
    const reason = 'the history that is needed could not be had'
    if (history === null) return unknownFinding(inputs, about, { reason, verdict: 'unknown' })
    say(`Compared with ${wanted.baseBranch}, history from: ${history.source}.`)
    return await checkIn(mirror, history.range, inputs, { require, about })
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

function contentOf({ report, path: page, resume }: Finding, fork: string | null): CommentContent {
  const { owner, repo } = context.repo
  const place = { server: context.serverUrl, repository: fork ?? `${owner}/${repo}`, head: report.head ?? '' }
  const linkTo = report.handoff === null ? null : blobLink(place, page)
  return { report, path: page, resume, linkTo, remarks: [] }
}

async function comment(
  inputs: Inputs,
  api: Api | null,
  about: { number: number; pull: Pull; content: CommentContent; isFork: boolean },
): Promise<{ url: string | null; remarks: string[] }> {
  const { number, pull, content, isFork } = about
  if (inputs.comment === 'never') return { url: null, remarks: [] }
  const known = {
    event: context.eventName,
    isFork,
    isDependabot: context.actor === 'dependabot[bot]',
    isLocked: pull.isLocked,
    hasToken: api !== null,
  }
  try {
    if (api === null) throw new Error('no token')
    const state = { run: context.runId, attempt: context.runAttempt, head: pull.head }
    const isWanted = inputs.comment === 'always' ? hasSubject(content) : hasFindings(content)
    const message = { state, body: renderComment(content, state), isWanted }
    const readHead = async () => (await api.readPull(number))?.head ?? pull.head
    const id = await converge(api, number, message, readHead)
    const { owner, repo } = context.repo
    const page = `${context.serverUrl}/${owner}/${repo}/pull/${number}`
    return { url: id === null ? null : `${page}#issuecomment-${id}`, remarks: [] }
  } catch (error) {
    const { kind, text } = classifyRefusal(error, known)
    warning(text.replace(/\n+```yaml\n|```/g, '\n').trim(), { title: `No comment (${kind})` })
    return { url: null, remarks: [text] }
  }
}

/** Of a page that nobody needs there is nothing to say. */
function hasSubject({ report }: CommentContent): boolean {
  return report.freshness !== 'missing' || report.diagnostics.length > 0
}

function hasFindings({ report }: CommentContent): boolean {
  return report.verdict !== 'pass' || report.diagnostics.length > 0
}

async function publish(
  environment: NodeJS.ProcessEnv,
  finding: Finding,
  remarks: readonly string[],
  url: string | null,
  content: CommentContent = contentOf(finding, null),
): Promise<void> {
  const { report, path: page, text, resume } = finding
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

async function land(
  api: Api | null,
  inputs: Inputs,
  landing: Parameters<typeof reportLanding>[2],
): Promise<void> {
  if (api === null) return await skip('without a token nothing can be asked')
  if (await reportLanding(api, inputs, landing))
    setFailed('The handoff page has to be gone before the merge.')
}

async function skip(why: string): Promise<void> {
  say(`Nothing was checked: ${why}.`)
  setOutput('verdict', 'pass')
  setOutput('freshness', 'unknown')
  setOutput('errors', 0)
  setOutput('warnings', 0)
}

/** Without the file (a runner of another kind) there is nowhere to put it. */
async function writeSummary(text: string): Promise<void> {
  if ((process.env['GITHUB_STEP_SUMMARY'] ?? '') === '') return
  await summary.addRaw(text).write()
}
