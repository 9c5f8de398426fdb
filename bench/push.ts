/**
 * Times `git push` to a repository on the same disk as a whole process, with and without the hook: with nothing to
 * push, with a fresh page, and with a page that has to be refreshed, committed and published.
 */
import { spawnSync } from 'node:child_process'
import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { createHistory, fiftyFiles } from './histories.js'
import { median } from './measure.js'

/** What is promised. */
const mostWithNothing = 2.5
const mostOverNode = 45
const mostWithRefresh = 2.5

interface Round {
  /** What must hold before it, not counted. */
  prepare: () => void
  run: () => void
}

/** Measures on a repository made for it; `cli` is the bundle. */
export function measurePushes(cli: string, rounds: number): string {
  const path = createHistory(fiftyFiles)
  try {
    return measureIn(path, cli, rounds)
  } finally {
    rmSync(dirname(path), { recursive: true, force: true })
  }
}

function measureIn(path: string, cli: string, rounds: number): string {
  const environment = { ...process.env, GIT_HANDOFF_CLI: cli, CI: '1' }
  const run = (program: string, args: readonly string[], variables: NodeJS.ProcessEnv = environment) => {
    const { status, stderr } = spawnSync(program, args, { cwd: path, env: variables, encoding: 'utf8' })
    if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}: ${stderr}`)
  }
  const git = (...args: string[]) => run('git', args)
  const remote = join(dirname(path), 'remote.git')
  git('init', '--quiet', '--bare', remote)
  for (const [key, value] of [
    ['user.name', 'Ada Example'],
    ['user.email', 'ada@example.com'],
    ['gc.auto', '0'],
  ] as const) {
    git('config', key, value)
  }
  git('remote', 'add', 'origin', remote)
  // Without any hook: in a folder that has none.
  const none = join(dirname(path), 'no-hooks')
  const hooks = join(dirname(path), 'hooks')
  for (const folder of [none, hooks]) mkdirSync(folder)
  const stub = resolve(import.meta.dirname, '../hooks/pre-push')
  writeFileSync(join(hooks, 'pre-push'), `#!/bin/sh\nexec '${stub}' "$@"\n`, { mode: 0o755 })
  const withHooks = (folder: string) => git('config', 'core.hooksPath', folder)
  const push = () => git('push', '--quiet', 'origin', 'feat/bench')
  let edits = 0
  const edit = () => {
    edits += 1
    appendFileSync(join(path, 'src/part0/module0.ts'), `export const edited${edits} = ${edits}\n`)
    git('add', '--all')
    git('commit', '--quiet', '--message', 'feat: edit')
  }
  withHooks(hooks)
  push()
  const touch = () => git('commit', '--quiet', '--allow-empty', '--message', 'chore: nothing')
  const idle = () => undefined
  const all: Record<string, Round> = {
    node: { prepare: idle, run: () => run(process.execPath, ['-e', '0']) },
    facts: { prepare: edit, run: () => run(process.execPath, [cli, 'facts', '--json']) },
    refresh: { prepare: () => withHooks(hooks), run: push },
    nothing: { prepare: idle, run: push },
    fresh: { prepare: touch, run: push },
    nothingPlain: { prepare: () => withHooks(none), run: push },
    plain: { prepare: touch, run: push },
  }
  return report(measureRounds(all, rounds), rounds)
}

/** The medians in milliseconds; the first round warms the file cache, and is not counted. */
function measureRounds(all: Readonly<Record<string, Round>>, rounds: number): Record<string, number> {
  const times = new Map<string, number[]>()
  for (let round = 0; round <= rounds; round += 1)
    for (const [name, { prepare, run }] of Object.entries(all)) {
      prepare()
      const start = process.hrtime.bigint()
      run()
      const time = Number(process.hrtime.bigint() - start) / 1e6
      if (round > 0) times.set(name, [...(times.get(name) ?? []), time])
    }
  return Object.fromEntries([...times].map(([name, values]) => [name, median(values)]))
}

function report(times: Readonly<Record<string, number>>, rounds: number): string {
  const time = (name: string) => times[name] ?? Number.NaN
  const row = (title: string, name: string, more = '') =>
    `  ${title.padEnd(32)} ${time(name).toFixed(1).padStart(7)} ms${more === '' ? '' : `   ${more}`}`
  const nothing = time('nothing') / time('nothingPlain')
  const over = time('fresh') - time('node')
  const refresh = time('refresh') / time('facts')
  return [
    `git push of ${fiftyFiles.changedFiles} files, medians of ${rounds} runs`,
    row('node -e 0', 'node'),
    row('nothing to push, no hook', 'nothingPlain'),
    row('nothing to push', 'nothing', judge(nothing, mostWithNothing, 'times no hook')),
    row('an empty commit, no hook', 'plain'),
    row('a fresh page', 'fresh', judge(over, mostOverNode, 'ms over node -e 0')),
    row('facts --json', 'facts'),
    row('refreshed, committed, published', 'refresh', judge(refresh, mostWithRefresh, 'times facts --json')),
  ].join('\n')
}

function judge(value: number, most: number, unit: string): string {
  return `${value.toFixed(2)} ${unit}   ${value <= most ? 'ok' : 'TOO MUCH'} (at most ${most})`
}
