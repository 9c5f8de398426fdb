import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { createRepository, type TestRepository } from '../helpers/repository.js'

interface Workflow {
  jobs: { 'clean-up': { steps: { run?: string }[] } }
}

/** What the workflow runs, as it stands in the file that is there to be copied. */
function readScript(name: string): string {
  const text = readFileSync(new URL(`../../docs/workflows/${name}`, import.meta.url), 'utf8')
  const { steps } = (parse(text) as Workflow).jobs['clean-up']
  return steps.map(({ run }) => run ?? '').join('')
}

/** A clone of a default branch that a page has reached, and its remote. */
function createScene(): { clone: TestRepository; remote: TestRepository } {
  const remote = createRepository({ bare: true })
  const clone = createRepository()
  clone.commit({ 'a.ts': 'a\n', 'HANDOFF.md': '# Handoff\n' }, 'feat: a, merged with its page')
  clone.git('remote', 'add', 'origin', remote.path)
  clone.git('push', '--quiet', '--set-upstream', 'origin', 'main')
  return { clone, remote }
}

/** As the runner runs a step: `bash -e`, here with a `gh` that writes down what it was asked. */
function runStep({ path, environment }: TestRepository, script: string, open = '') {
  const tools = join(path, '.git', 'tools')
  mkdirSync(tools, { recursive: true })
  const log = join(tools, 'log')
  const fake = `#!/bin/sh\necho "$1 $2" >> '${log}'\n[ "$2" != list ] || printf '%s' '${open}'\n`
  writeFileSync(join(tools, 'gh'), fake, { mode: 0o755 })
  const PATH = `${tools}${delimiter}${environment['PATH']}`
  const env = { ...environment, PATH, BASE: 'main', GH_TOKEN: 'x' }
  const { status, stderr } = spawnSync('bash', ['-e', '-c', script], { cwd: path, env, encoding: 'utf8' })
  return { status, stderr, asked: existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [] }
}

const isOn = (remote: TestRepository, ref: string) =>
  remote.git('ls-tree', '--name-only', ref).split('\n').includes('HANDOFF.md')

it('removes a page from the default branch, and only the page', () => {
  const { clone, remote } = createScene()
  expect(runStep(clone, readScript('handoff-clean-up.yml')).status).toBe(0)
  expect(isOn(remote, 'main')).toBe(false)
  expect(remote.git('diff', '--name-only', 'main~1', 'main')).toBe('HANDOFF.md')
})

it('removes it also where somebody pushes at the same time', () => {
  const { clone, remote } = createScene()
  const other = remote.clone()
  other.commit({ 'b.ts': 'b\n' }, 'feat: b')
  other.git('push', '--quiet', 'origin', 'main')
  expect(runStep(clone, readScript('handoff-clean-up.yml')).status).toBe(0)
  expect(isOn(remote, 'main')).toBe(false)
  expect(remote.git('log', '--format=%s', '-2', 'main')).toBe('chore: remove the handoff page\nfeat: b')
})

it('opens a pull request that removes it, and leaves the default branch alone', () => {
  const { clone, remote } = createScene()
  const { status, asked } = runStep(clone, readScript('handoff-clean-up-pull-request.yml'))
  expect([status, asked]).toEqual([0, ['pr list', 'pr create']])
  expect([isOn(remote, 'main'), isOn(remote, 'handoff/clean-up')]).toEqual([true, false])
})

it('opens no second one', () => {
  const { clone } = createScene()
  expect(runStep(clone, readScript('handoff-clean-up-pull-request.yml'), '{"number":7}').asked).toEqual([
    'pr list',
  ])
})

it.each(['handoff-clean-up.yml', 'handoff-clean-up-pull-request.yml'])(
  'does nothing without a page: %s',
  (name) => {
    const { clone, remote } = createScene()
    clone.git('rm', '-q', 'HANDOFF.md')
    clone.git('commit', '-qm', 'chore: gone already')
    clone.git('push', '-q')
    const before = remote.git('for-each-ref')
    expect(runStep(clone, readScript(name))).toMatchObject({ status: 0, asked: [] })
    expect(remote.git('for-each-ref')).toBe(before)
  },
)
