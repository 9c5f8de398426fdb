import { notice, setOutput, summary, warning } from '@actions/core'
import type { Config } from '../core/config/config.js'
import { defaultConfig } from '../core/config/options.js'
import { HandoffError } from '../core/errors.js'
import { hasWords } from '../core/freshness/freshness.js'
import { assertPageTemplate, isPathPerBranch, pagePath } from '../core/page-path.js'
import { type MergedPage, renderMergedPage } from '../core/report/comment.js'
import { parseQuickPage } from '../core/status/quick-page.js'
import { showControls } from '../core/text/code.js'
import { type Api, statusOf } from './api.js'
import type { Commented } from './comment.js'
import type { Inputs } from './inputs.js'

/** A commit that is on the base, or about to be. */
export interface MergedPullRequest {
  head: string
  base: string
  /** The branch that was merged, as far as that is known. */
  branch: string | null
  isQueue: boolean
  /** Whether the base is itself a branch with a page of its own: only that of the merged branch is one too many. */
  hasOwnPage: boolean
}

/** What was found out about it. */
interface MergedPageSearch {
  /** The page, where it would mislead whoever reads it; null where there is none. */
  landing: MergedPage | null
  failOn: Config['failOn']
}

/** The page that got onto the base; a sentence where that could not be found out. */
export async function findMergedPage(
  api: Api | null,
  inputs: Inputs,
  landed: MergedPullRequest,
): Promise<MergedPageSearch | string> {
  if (api === null) return 'no token was given'
  try {
    return await readMergedPage(api, inputs, landed)
  } catch (error) {
    if (error instanceof HandoffError) return error.message
    const status = statusOf(error)
    return status === null ? 'GitHub could not be reached' : `GitHub returned status ${status}`
  }
}

async function readMergedPage(
  api: Api,
  inputs: Inputs,
  landed: MergedPullRequest,
): Promise<MergedPageSearch | string> {
  const { head, base, branch, isQueue, hasOwnPage } = landed
  const config = await readConfigAt(api, inputs, head)
  const template = inputs.path || config.path
  assertPageTemplate(template, config.format)
  if (branch === null && isPathPerBranch(template))
    return `each branch has its own \`${template}\`, and the commit does not name the branch`
  const failOn = inputs.failOn || config.failOn
  const path = pagePath(template, branch ?? base)
  const text = await api.readFile(path, head)
  const isOwn = text !== null && hasOwnPage && parseQuickPage(text)?.branch !== branch
  if (text === null || isOwn || !hasWords(text, config.format)) return { landing: null, failOn }
  return { landing: { path, base, isQueue }, failOn }
}

/** Tells of a page that got onto the base; returns whether the run fails: in a queue, where pages have to be gone. */
export async function reportMergedPage(
  { landing, failOn }: MergedPageSearch,
  { require }: Inputs,
  { base, url, remarks }: Commented & { base: string },
): Promise<boolean> {
  const isFailing = landing?.isQueue === true && require === 'finished' && failOn !== 'never'
  setOutput('verdict', isFailing ? 'fail' : 'pass')
  setOutput('freshness', landing === null ? 'finished' : 'foreign')
  setOutput('errors', isFailing ? 1 : 0)
  setOutput('warnings', landing !== null && !isFailing ? 1 : 0)
  setOutput('comment-url', url ?? '')
  if (landing === null) {
    notice(`No handoff page on ${showControls(base)}.`)
    return false
  }
  const where = landing.isQueue ? 'would be merged into' : 'was merged into'
  warning(
    `${showControls(landing.path)} ${where} ${showControls(base)}. It describes a branch that is merged there. Remove it.`,
    { title: 'handoff-present' },
  )
  await summary.addRaw([renderMergedPage(landing), ...remarks].join('\n')).write()
  return isFailing
}

async function readConfigAt(api: Api, { config: file }: Inputs, ref: string) {
  const name = file || '.handoff.yml'
  const text = await api.readFile(name, ref)
  if (text === null) return defaultConfig
  const { parseConfig } = await import('../core/config/parse.js')
  return parseConfig(text, name)
}
