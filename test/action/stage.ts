/** What a run needs: a repository on a fake GitHub, a runner's folders, and the action as it ships. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, inject } from 'vitest'
import { createFolder, type TestRepository } from '../helpers/repository.js'
import { listEventFaults } from './description.js'
import { createEvent } from './events.js'
import { FakeGitHub, type FakePull } from './fake-github.js'
import { type BranchKind, branches } from './origin.js'

export interface RunOptions {
  event?: string
  /** What differs from the event that GitHub's own example is, and from the stage's pull request. */
  payload?: Record<string, unknown>
  inputs?: Record<string, string>
  run?: number
  attempt?: number
  actor?: string
  ref?: string
  sha?: string
  /** Of the runner, in place of what a stage has. */
  environment?: NodeJS.ProcessEnv
  /** Of the checkout; the whole history by default, null for none. */
  clone?: readonly string[] | null
}

export interface RunResult {
  code: number | null
  log: string
  outputs: Record<string, string>
  summary: string
}

export interface Stage {
  github: FakeGitHub
  pull: FakePull
  run(options?: RunOptions): Promise<RunResult>
  /** The commit that a name of the origin means. */
  oid(name: string): string
}

const program = fileURLToPath(new URL('../../dist/action.js', import.meta.url))
const clones = new Map<string, string>()
const compiled = createFolder()

/** Plays a test with a pull request of one of the branches that `createOrigin` makes. */
export function play(
  origin: TestRepository,
  kind: BranchKind,
  act: (stage: Stage) => Promise<void>,
): Promise<void> {
  return playOn(origin, branches[kind], act)
}

/** Plays a test on a stage of its own, and asks at its end whether all of it was as GitHub describes itself. */
export async function playOn(
  origin: TestRepository,
  branch: string,
  act: (stage: Stage) => Promise<void>,
): Promise<void> {
  const stage = await openStage(origin, branch)
  try {
    await act(stage)
  } finally {
    await stage.github.close()
  }
  expect(stage.github.faults).toEqual([])
}

async function openStage(origin: TestRepository, branch: string): Promise<Stage> {
  const oid = (name: string) => origin.git('rev-parse', name)
  const github = await new FakeGitHub(origin).open()
  const folder = createFolder()
  const pull: FakePull = {
    number: 7,
    state: 'open',
    merged: false,
    locked: false,
    draft: false,
    user: { login: 'ada', type: 'User' },
    head: { ref: branch, sha: oid(branch), repo: { full_name: 'o/r' } },
    base: { ref: 'main', sha: oid('main') },
    merge_commit_sha: null,
  }
  github.pulls.set(7, pull)
  return {
    github,
    pull,
    oid,
    async run(options = {}) {
      const runner = mkdtempSync(join(folder, 'run-'))
      const file = (name: string, text = '') => {
        writeFileSync(join(runner, name), text)
        return join(runner, name)
      }
      const event = options.event ?? 'pull_request'
      const payload = createEvent(event, { ...(isPull(event) ? about(pull) : {}), ...options.payload })
      github.faults.push(...listEventFaults(event, payload))
      const environment: NodeJS.ProcessEnv = {
        ...origin.environment,
        GITHUB_ACTIONS: 'true',
        GITHUB_ACTION_REPOSITORY: 'git-handoff/git-handoff',
        GITHUB_EVENT_NAME: event,
        GITHUB_EVENT_PATH: file('event.json', JSON.stringify(payload)),
        GITHUB_SHA: options.sha ?? pull.head.sha,
        GITHUB_REF: options.ref ?? 'refs/pull/7/merge',
        GITHUB_REPOSITORY: 'o/r',
        GITHUB_ACTOR: options.actor ?? 'ada',
        GITHUB_RUN_ID: String(options.run ?? 1),
        GITHUB_RUN_ATTEMPT: String(options.attempt ?? 1),
        GITHUB_API_URL: `${github.url}/api/v3`,
        GITHUB_SERVER_URL: github.url,
        GITHUB_OUTPUT: file('output'),
        GITHUB_STEP_SUMMARY: file('summary'),
        GITHUB_WORKSPACE: options.clone === null ? runner : checkout(options.clone ?? []),
        RUNNER_TEMP: runner,
        // A third of the time of a run is the compiling of the bundle.
        NODE_COMPILE_CACHE: compiled,
        'INPUT_GITHUB-TOKEN': 'ghs_workflow',
      }
      Object.assign(environment, options.environment)
      for (const [name, value] of Object.entries(options.inputs ?? {}))
        environment[`INPUT_${name.toUpperCase()}`] = value
      const { code, log } = await start(environment, runner)
      const outputs = parseOutputs(readFileSync(join(runner, 'output'), 'utf8'))
      return { code, log, outputs, summary: readFileSync(join(runner, 'summary'), 'utf8') }
    },
  }

  /** As actions/checkout leaves it, one for each way and head. */
  function checkout(options: readonly string[]): string {
    const key = `${origin.path} ${branch} ${options.join(' ')}`
    const known = clones.get(key)
    if (known !== undefined) return known
    const { path } = origin.clone(`--branch=${branch}`, ...options)
    clones.set(key, path)
    return path
  }
}

const isPull = (event: string) => event.startsWith('pull_request')

/** The event that says so: a run after a push, unless the pull request is closed. */
function about(pull: FakePull): Record<string, unknown> {
  const action = pull.state === 'closed' ? 'closed' : 'synchronize'
  return { action, number: pull.number, pull_request: structuredClone(pull) }
}

function start(env: NodeJS.ProcessEnv, cwd: string) {
  return new Promise<{ code: number | null; log: string }>((resolve, reject) => {
    const child = spawn(inject('runnerNode'), [program], { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] })
    let log = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8')
      stream.on('data', (text: string) => {
        log += text
      })
    }
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, log }))
  })
}

/** `name<<ghadelimiter_…⏎value⏎ghadelimiter_…` */
function parseOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {}
  for (const [, name = '', , value = ''] of text.matchAll(/^(\S+?)<<(ghadelimiter_\S+)\n(.*?)\n?\2$/gms))
    outputs[name] = value
  return outputs
}
