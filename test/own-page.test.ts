import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { createFolder, createRepository } from './helpers/repository.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const program = fileURLToPath(new URL('../dist/cli.js', import.meta.url))
/** So many commits are taken for a branch of this repository. */
const commits = 12

const history = spawnSync('git', ['rev-list', '--count', 'HEAD'], { cwd: root, encoding: 'utf8' })
const isWhole = history.status === 0 && Number(history.stdout) > commits
if (!isWhole) console.warn('Our own page is not checked: the history of this repository is not here.')

it.runIf(isWhole)('a page of this repository’s own newest commits passes its own check', () => {
  const { environment: env } = createRepository()
  const cwd = `${createFolder()}/own`
  const git = (...args: string[]) => {
    const { status, stderr } = spawnSync('git', args, {
      cwd: args[0] === 'clone' ? root : cwd,
      env,
      encoding: 'utf8',
    })
    expect(status, stderr).toBe(0)
  }
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [program, ...args], { cwd, env, encoding: 'utf8' })
  git('clone', '--quiet', '--no-checkout', root, cwd)
  git('switch', '--quiet', '--create', 'feat/own', 'HEAD')
  git('tag', 'before', `HEAD~${commits}`)
  const base = ['--base', 'before']
  const notes = [
    '--context',
    'What was done last in this repository.',
    '--task',
    'Release `package.json` as 0.2.0',
  ]
  const more = [
    '--decision',
    'None',
    '--because',
    'this page only shows that ours passes',
    '--gotcha',
    'None: all of it is tested',
  ]
  const created = run('create', '--commit', ...base, ...notes, ...more)
  expect(created.stderr).toBe('')
  const checked = run('check', '--json', ...base)
  const { freshness, verdict, diagnostics } = JSON.parse(checked.stdout)
  expect({ freshness, verdict, diagnostics }).toEqual({
    freshness: 'fresh',
    verdict: 'pass',
    diagnostics: [],
  })
})
