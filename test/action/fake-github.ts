/**
 * A GitHub on loopback that remembers: pull requests, comments, contents and comparisons from a real repository, git
 * over HTTP. It refuses what the token's permissions do not cover, and anything that it is not known to be asked for.
 */
import { spawn, spawnSync } from 'node:child_process'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { TestRepository } from '../helpers/repository.js'
import { complete, listAnswerFaults, listRequestFaults } from './description.js'

export interface FakeComment {
  id: number
  body: string
  user: { login: string; type: 'Bot' | 'User' }
  issue: number
}

export type Level = 'none' | 'read' | 'write'

export interface FakePull {
  number: number
  state: 'open' | 'closed'
  merged: boolean
  locked: boolean
  draft: boolean
  user: { login: string; type: 'Bot' | 'User' }
  head: { ref: string; sha: string; repo: { full_name: string } | null }
  base: { ref: string; sha: string }
  merge_commit_sha: string | null
}

export interface Answer {
  status: number
  body?: unknown
  headers?: Record<string, string>
}

export class FakeGitHub {
  readonly pulls = new Map<number, FakePull>()
  readonly tokens = new Map<string, FakeComment['user']>([
    ['ghs_workflow', { login: 'github-actions[bot]', type: 'Bot' }],
  ])
  comments: FakeComment[] = []
  permissions: { contents: Level; pulls: Level } = { contents: 'read', pulls: 'write' }
  /** `GET /repos/…`, in order. */
  requests: string[] = []
  /** What GitHub's own description says is wrong with requests, and with the answers here. */
  faults: string[] = []
  /** Answers before everything else does. */
  intercept: (request: { method: string; path: string; count: number }) => Answer | null = () => null
  /** Milliseconds that each answer takes to be made, and then to arrive. */
  delay: () => number = () => 0
  nextId = 1001
  private readonly origin: TestRepository
  private readonly server = createServer((request, response) => void this.answer(request, response))

  /** `origin` is what `o/r` holds. */
  constructor(origin: TestRepository) {
    this.origin = origin
  }

  async open(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve))
    return this
  }

  get url(): string {
    const address = this.server.address() as AddressInfo
    return `http://127.0.0.1:${address.port}`
  }

  async close(): Promise<void> {
    this.server.closeAllConnections()
    await new Promise((resolve) => this.server.close(resolve))
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.url)
    if (url.pathname.startsWith('/o/r.git/')) return this.answerGit(request, response, url)
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body: unknown = chunks.length === 0 ? null : JSON.parse(Buffer.concat(chunks).toString())
    const method = request.method ?? ''
    const path = url.pathname.replace(/^\/api\/v3/, '')
    await wait(this.delay())
    this.requests.push(`${method} ${path}`)
    const token = (request.headers.authorization ?? '').replace(/^token /, '')
    const count = this.requests.length
    const answer =
      this.intercept({ method, path, count }) ?? this.route(method, path, url.searchParams, body, token)
    const { status, headers } = answer
    const data = status < 300 ? complete(method, path, answer.body) : answer.body
    this.faults.push(...listRequestFaults(method, path, url.searchParams, body))
    if (status < 300) this.faults.push(...listAnswerFaults(method, path, status, data))
    await wait(this.delay())
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
    response.end(data === undefined ? '' : JSON.stringify(data))
  }

  private route(method: string, path: string, query: URLSearchParams, body: unknown, token: string): Answer {
    const user = this.tokens.get(token)
    if (user === undefined) return { status: 401, body: { message: 'Bad credentials' } }
    if (path === '/user' && method === 'GET')
      return user.type === 'Bot' ? refused : { status: 200, body: user }
    const [, rest = ''] = /^\/repos\/o\/r\/(.*)$/.exec(path) ?? []
    const may = (level: Level, wanted: Level) => level === 'write' || level === wanted
    const { contents, pulls } = this.permissions
    if (/^pulls\/\d+$/.test(rest) && method === 'GET')
      return may(pulls, 'read') ? this.readPull(Number(rest.split('/')[1])) : refused
    if (rest.startsWith('compare/') && method === 'GET')
      return may(contents, 'read') ? this.compare(rest.slice('compare/'.length)) : refused
    if (rest.startsWith('contents/') && method === 'GET')
      return may(contents, 'read')
        ? this.readContents(rest.slice('contents/'.length), query.get('ref') ?? '')
        : refused
    const issue = /^issues\/(\d+)\/comments$/.exec(rest)
    if (issue !== null && method === 'GET')
      return may(pulls, 'read') ? this.list(Number(issue[1]), query) : refused
    if (issue !== null && method === 'POST')
      return may(pulls, 'write') ? this.create(Number(issue[1]), textOf(body), user) : refused
    const comment = /^issues\/comments\/(\d+)$/.exec(rest)
    if (comment !== null && may(pulls, 'write')) return this.change(method, Number(comment[1]), body, user)
    return comment !== null ? refused : { status: 404, body: { message: 'Not Found' } }
  }

  private readPull(number: number): Answer {
    const pull = this.pulls.get(number)
    return pull === undefined ? missing : { status: 200, body: { ...pull, requested_teams: [] } }
  }

  private list(issue: number, query: URLSearchParams): Answer {
    const size = Number(query.get('per_page') ?? 30)
    const start = (Number(query.get('page') ?? 1) - 1) * size
    const all = this.comments.filter((comment) => comment.issue === issue)
    return { status: 200, body: all.slice(start, start + size).map((comment) => this.show(comment)) }
  }

  private create(issue: number, body: string, user: FakeComment['user']): Answer {
    const pull = this.pulls.get(issue)
    if (pull?.locked === true)
      return { status: 403, body: { message: 'Unable to create comment because issue is locked.' } }
    // The description of the interface does not know this limit.
    if (body.length > 65_536) return tooLong
    const comment = { id: this.nextId++, body, user, issue }
    this.comments.push(comment)
    return { status: 201, body: this.show(comment) }
  }

  private change(method: string, id: number, body: unknown, user: FakeComment['user']): Answer {
    const comment = this.comments.find((one) => one.id === id)
    if (comment === undefined) return missing
    if (comment.user.login !== user.login) return refused
    if (method === 'DELETE') {
      this.comments = this.comments.filter((one) => one !== comment)
      return { status: 204 }
    }
    if (textOf(body).length > 65_536) return tooLong
    comment.body = textOf(body)
    return { status: 200, body: this.show(comment) }
  }

  private show(comment: FakeComment) {
    const { id, body, user, issue } = comment
    return { id, body, user, html_url: `${this.url}/o/r/pull/${issue}#issuecomment-${id}` }
  }

  private compare(basehead: string): Answer {
    const [base = '', head = ''] = decodeURIComponent(basehead).split('...')
    const run = (...args: string[]) => this.origin.run(args)
    const found = run('merge-base', base, head)
    if (found.status !== 0) return missing
    const count = (range: string) => Number(run('rev-list', '--count', range).stdout.toString())
    return {
      status: 200,
      body: {
        merge_base_commit: { sha: found.stdout.toString().trim() },
        ahead_by: count(`${base}..${head}`),
        behind_by: count(`${head}..${base}`),
        commits: [],
        files: [],
      },
    }
  }

  private readContents(path: string, ref: string): Answer {
    const found = this.origin.run(['cat-file', 'blob', `${ref}:${decodeURIComponent(path)}`])
    if (found.status !== 0) return missing
    return {
      status: 200,
      body: { type: 'file', content: found.stdout.toString('base64'), encoding: 'base64' },
    }
  }

  /** The program that git itself brings for this, as CGI. */
  private answerGit(request: IncomingMessage, response: ServerResponse, url: URL): void {
    this.requests.push(`GIT ${url.pathname.replace(/^.*?\.git\//, '')}`)
    const tokens = [...this.tokens.keys()].map((token) => basicOf(token))
    const isKnown = tokens.includes(request.headers.authorization ?? '')
    if (!isKnown || this.permissions.contents === 'none') {
      response.writeHead(isKnown ? 403 : 401, { 'www-authenticate': 'Basic realm="GitHub"' })
      response.end()
      return
    }
    const backend = `${spawnSync('git', ['--exec-path'], { encoding: 'utf8' }).stdout.trim()}/git-http-backend`
    const child = spawn(backend, {
      env: {
        ...this.origin.environment,
        GIT_PROJECT_ROOT: dirname(this.origin.path),
        GIT_HTTP_EXPORT_ALL: '1',
        PATH_INFO: url.pathname.replace('/o/r.git/', '/repository/.git/'),
        QUERY_STRING: url.search.slice(1),
        REQUEST_METHOD: request.method ?? '',
        CONTENT_TYPE: request.headers['content-type'] ?? '',
        HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
        GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
      },
    })
    request.pipe(child.stdin)
    const chunks: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.on('close', () => {
      const output = Buffer.concat(chunks)
      const end = output.indexOf('\r\n\r\n')
      const headers = output
        .subarray(0, end)
        .toString()
        .split('\r\n')
        .map((line) => line.split(': ', 2))
      const status = headers.find(([name]) => name === 'Status')?.[1] ?? '200'
      response.writeHead(
        Number.parseInt(status, 10),
        Object.fromEntries(headers.filter(([name]) => name !== 'Status')),
      )
      response.end(output.subarray(end + 4))
    })
  }
}

const refused: Answer = { status: 403, body: { message: 'Resource not accessible by integration' } }
const missing: Answer = { status: 404, body: { message: 'Not Found' } }
const tooLong: Answer = {
  status: 422,
  body: { message: 'Validation Failed', errors: ['body is too long (maximum is 65536 characters)'] },
}

function textOf(body: unknown): string {
  const text = typeof body === 'object' && body !== null && 'body' in body ? body.body : ''
  return typeof text === 'string' ? text : ''
}

function basicOf(token: string): string {
  return `basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`
}
