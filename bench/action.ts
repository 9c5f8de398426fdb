/** Times a run of the action without the network (a push, no token) against `check` of the same branch, both for the first time. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { identity } from './check.js'
import { createHistory } from './histories.js'
import { type Command, measureInTurn, median } from './measure.js'

/** What is promised. */
const mostRatio = 3

const history = {
  name: '50 files, action',
  baseFiles: 600,
  changedFiles: 50,
  linesPerFile: 120,
  changedOfTen: 1,
  commits: 12,
}

/** Measures on a repository made for it; `cli` is the bundle, with the action beside it. */
export function measureAction(cli: string, rounds: number): string {
  const directory = createHistory(history)
  const temporary = mkdtempSync(join(tmpdir(), 'git-handoff-bench-'))
  try {
    execFileSync(process.execPath, [cli, 'create', '--commit'], { cwd: directory, env: identity })
    const sha = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: directory, encoding: 'utf8' }).trim()
    const event = join(temporary, 'event.json')
    writeFileSync(event, JSON.stringify({ repository: { default_branch: 'main' } }))
    for (const name of ['output', 'summary']) writeFileSync(join(temporary, name), '')
    const variables = {
      GIT_HANDOFF_CACHE: '0',
      GITHUB_EVENT_NAME: 'push',
      GITHUB_EVENT_PATH: event,
      GITHUB_SHA: sha,
      GITHUB_REF: 'refs/heads/feat/bench',
      GITHUB_REPOSITORY: 'o/r',
      GITHUB_OUTPUT: join(temporary, 'output'),
      GITHUB_STEP_SUMMARY: join(temporary, 'summary'),
      GITHUB_WORKSPACE: directory,
      RUNNER_TEMP: temporary,
    }
    const set = Object.entries(variables).map(([name, value]) => `${name}=${value}`)
    const check: Command = { program: 'env', args: [...set, process.execPath, cli, 'check'], directory }
    const action: Command = {
      ...check,
      args: [...set, process.execPath, join(dirname(cli), 'action.js')],
    }
    const [checkTime = 0, actionTime = 0] = measureInTurn([check, action], rounds).map(median)
    const ratio = actionTime / checkTime
    const kept = ratio <= mostRatio ? 'ok' : 'TOO MUCH'
    return [
      `the action without the network (50 files changed), medians of ${rounds} runs`,
      `  check                ${checkTime.toFixed(1).padStart(7)} ms`,
      `  action               ${actionTime.toFixed(1).padStart(7)} ms   ${ratio.toFixed(2)} times check   ${kept} (at most ${mostRatio} times)`,
    ].join('\n')
  } finally {
    rmSync(dirname(directory), { recursive: true, force: true })
    rmSync(temporary, { recursive: true, force: true })
  }
}
