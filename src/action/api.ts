import { setTimeout as wait } from 'node:timers/promises'
import { getOctokit } from '@actions/github'
import type { Oid } from '../core/facts.js'
import { type OwnComment, parseMarker } from '../core/report/comment-state.js'
import { type Pull, parsePull } from './event.js'

/** What is asked of GitHub, and nothing else: see docs/github-action.md for the permissions. */
export interface Api {
  /** Milliseconds that the slowest request took. */
  slowest(): number
  readPull(number: number): Promise<Pull | null>
  compare(base: string, head: Oid): Promise<{ mergeBase: Oid; ahead: number }>
  /** The text of a file at a commit; null where there is none. */
  readFile(path: string, ref: string): Promise<string | null>
  listOwnComments(issue: number): Promise<OwnComment[]>
  createComment(issue: number, body: string): Promise<{ id: number; url: string }>
  updateComment(id: number, body: string): Promise<void>
  deleteComment(id: number): Promise<void>
}

const mostTries = 4
/** Milliseconds; who is told to wait longer is told so instead. */
const longestWait = 60_000
/** Milliseconds until an answer has to be there. */
const longestAnswer = 30_000

/** @param token the workflow's, an app's or a person's */
export function openApi(token: string, { owner, repo }: { owner: string; repo: string }): Api {
  const octokit = getOctokit(token)
  octokit.hook.before('request', (options) => {
    options.request = { ...options.request, signal: AbortSignal.timeout(longestAnswer) }
  })
  const place = { owner, repo }
  let slowest = 0
  let login: Promise<string | null> | null = null

  async function ask<T>(request: () => Promise<T>): Promise<T> {
    for (let tried = 1; ; tried++) {
      const started = performance.now()
      try {
        return await request()
      } catch (error) {
        const delay = tried < mostTries ? deriveDelay(error) : null
        if (delay === null) throw error
        await wait(delay)
      } finally {
        slowest = Math.max(slowest, performance.now() - started)
      }
    }
  }

  /** Who we are; null for an app's token, the workflow's own included, which may not ask. */
  function readLogin(): Promise<string | null> {
    if (token.startsWith('ghs_')) return Promise.resolve(null)
    return ask(() => octokit.request('GET /user')).then(
      ({ data }) => data.login,
      (error: unknown) => {
        // Trouble is no answer: without a name our own comments would look like somebody else's.
        if ([401, 403, 404].includes(statusOf(error) ?? 0)) return null
        throw error
      },
    )
  }

  return {
    slowest: () => slowest,
    async readPull(number) {
      const route = 'GET /repos/{owner}/{repo}/pulls/{pull_number}'
      const { data } = await ask(() => octokit.request(route, { ...place, pull_number: number }))
      return parsePull(data)
    },
    async compare(base, head) {
      const route = 'GET /repos/{owner}/{repo}/compare/{basehead}'
      const basehead = `${base}...${head}`
      const { data } = await ask(() => octokit.request(route, { ...place, basehead, per_page: 1 }))
      return { mergeBase: data.merge_base_commit.sha, ahead: data.ahead_by }
    },
    async readFile(path, ref) {
      const route = 'GET /repos/{owner}/{repo}/contents/{path}'
      try {
        const { data } = await ask(() => octokit.request(route, { ...place, path, ref }))
        if (Array.isArray(data) || data.type !== 'file') return null
        if ('content' in data && data.encoding === 'base64')
          return Buffer.from(data.content, 'base64').toString()
        // Over 1 MB it is to be asked for by itself.
        const mediaType = { format: 'raw' }
        const raw = await ask(() => octokit.request(route, { ...place, path, ref, mediaType }))
        return String(raw.data)
      } catch (error) {
        if (statusOf(error) === 404) return null
        throw error
      }
    },
    async listOwnComments(issue) {
      const route = 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments'
      const comments = []
      for (let page = 1; ; page++) {
        const query = { ...place, issue_number: issue, per_page: 100, page }
        const { data } = await ask(() => octokit.request(route, query))
        comments.push(...data)
        if (data.length < 100) break
      }
      const marked = comments.filter(({ body }) => parseMarker(body ?? '') !== null)
      if (marked.length === 0) return []
      login ??= readLogin()
      const name = await login
      return marked
        .filter(({ user }) => (name === null ? user?.type === 'Bot' : user?.login === name))
        .map(({ id, body }) => ({ id: Number(id), body: body ?? '' }))
    },
    async createComment(issue, body) {
      const route = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments'
      const { data } = await ask(() => octokit.request(route, { ...place, issue_number: issue, body }))
      return { id: Number(data.id), url: data.html_url }
    },
    async updateComment(id, body) {
      const route = 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}'
      await ask(() => octokit.request(route, { ...place, comment_id: id, body }))
    },
    async deleteComment(id) {
      const route = 'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}'
      await ask(() => octokit.request(route, { ...place, comment_id: id }))
    },
  }
}

/** Milliseconds until it is worth trying again: after a real rate limit only, and as GitHub says. Null: it is not. */
function deriveDelay(error: unknown): number | null {
  const status = statusOf(error)
  if (status !== 403 && status !== 429) return null
  const after = headerOf(error, 'retry-after')
  if (after !== null) return inTime(Number(after) * 1000)
  if (headerOf(error, 'x-ratelimit-remaining') === '0')
    return inTime(Number(headerOf(error, 'x-ratelimit-reset') ?? Number.NaN) * 1000 - Date.now())
  return null
}

function inTime(delay: number): number | null {
  return Number.isFinite(delay) && delay <= longestWait ? Math.max(delay, 0) : null
}

/** Whether GitHub refuses for the number of requests, and not for what they are. */
export function isRateLimit(error: unknown): boolean {
  const message = error instanceof Error ? error.message : ''
  return (
    headerOf(error, 'retry-after') !== null ||
    headerOf(error, 'x-ratelimit-remaining') === '0' ||
    /rate limit|abuse/i.test(message)
  )
}

/** Of an answer that is no success; null for anything else, such as no answer, which octokit calls a 500. */
export function statusOf(error: unknown): number | null {
  if (typeof error === 'object' && error !== null && 'response' in error && error.response === undefined)
    return null
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : null
  return typeof status === 'number' ? status : null
}

function headerOf(error: unknown, name: string): string | null {
  if (typeof error !== 'object' || error === null || !('response' in error)) return null
  const { response } = error
  if (typeof response !== 'object' || response === null || !('headers' in response)) return null
  const { headers } = response
  if (typeof headers !== 'object' || headers === null) return null
  const value: unknown = Reflect.get(headers, name)
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null
}

/** What a run knows about the token and the pull request it may not write to. */
interface Circumstances {
  event: string
  isFork: boolean
  isDependabot: boolean
  isLocked: boolean
  hasToken: boolean
}

/** Why something could not be written, and what to add to the workflow; Markdown of ours. */
interface Refusal {
  kind: 'token' | 'fork' | 'dependabot' | 'locked' | 'rate' | 'permission' | 'gone' | 'unreachable'
  text: string
}

const forkWorkflow = [
  '```yaml',
  'on: pull_request_target',
  'permissions:',
  '  contents: read',
  '  pull-requests: write',
  '# without a checkout:',
  'with:',
  '  mode: api',
  '```',
].join('\n')
const permissions = ['```yaml', 'permissions:', '  contents: read', '  pull-requests: write', '```'].join(
  '\n',
)

/** Tells a refusal of the token from everything else; the check itself stands either way. */
export function classifyRefusal(error: unknown, known: Circumstances): Refusal {
  const status = statusOf(error)
  const message = error instanceof Error ? error.message : ''
  if (!known.hasToken)
    return {
      kind: 'token',
      text: 'No comment: `github-token` is empty. Set it, or remove it to use the default.',
    }
  if (known.isLocked || /\block(?:ed)?\b/i.test(message))
    return { kind: 'locked', text: 'No comment: the conversation is locked.' }
  if (status === 429 || (status === 403 && isRateLimit(error)))
    return {
      kind: 'rate',
      text: 'Comment not updated: rate limit exceeded. The next run will retry.',
    }
  if (status === 401)
    return { kind: 'token', text: 'No comment: GitHub rejected the token. It may have expired.' }
  if (status === 403 && known.isDependabot)
    return {
      kind: 'dependabot',
      text: `No comment: workflow runs started by Dependabot have a read-only token. To get a comment, run the workflow on:\n\n${forkWorkflow}`,
    }
  if (status === 403 && known.isFork && known.event === 'pull_request')
    return {
      kind: 'fork',
      text: `No comment: the token is read-only on pull requests from forks. To get a comment, run the workflow on:\n\n${forkWorkflow}`,
    }
  if (status === 403 || status === 404)
    return {
      kind: 'permission',
      text: `No comment: the token can’t write comments. Add these permissions to the workflow:\n\n${permissions}`,
    }
  if (status === 410) return { kind: 'gone', text: 'No comment: comments are disabled on this pull request.' }
  const why = status === null ? 'GitHub could not be reached' : `GitHub returned status ${status}`
  return { kind: 'unreachable', text: `Comment not updated: ${why}. The next run will retry.` }
}
