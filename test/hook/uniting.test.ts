/** Two writers of one page: what git's operations make of it, with the merge driver and without. */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { rounds } from '../helpers/counts.js'
import { createFolder, createRepository, type TestRepository } from '../helpers/repository.js'
import { buildCli, createScene } from './scene.js'

let cli: string
beforeAll(async () => {
  cli = await buildCli()
})

/** A folder for the PATH with the program in it. */
function createProgram(): string {
  const folder = createFolder()
  const file = join(folder, 'git-handoff')
  writeFileSync(file, `#!/bin/sh\nexec '${process.execPath}' '${cli}' "$@"\n`, { mode: 0o755 })
  return folder
}

interface Writer {
  repository: TestRepository
  git: (...args: string[]) => { status: number | null; text: string }
  handoff: (...args: string[]) => { status: number | null; text: string }
  page: () => string
}

function createWriter(repository: TestRepository, isWithDriver: boolean): Writer {
  const { path } = repository
  const environment = { ...repository.environment, PATH: `${createProgram()}:${process.env['PATH']}` }
  const env = { ...environment, GIT_HANDOFF_CLI: cli, GIT_EDITOR: 'true', CI: '1' }
  const run = (program: string, args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(program, args, { cwd: path, env, encoding: 'utf8' })
    return { status, text: stdout + stderr }
  }
  const handoff = (...args: string[]) => run(process.execPath, [cli, ...args])
  expect(handoff('init', '--manager', 'plain', '--yes').status).toBe(0)
  if (!isWithDriver) {
    repository.git('config', '--remove-section', 'merge.git-handoff')
    execFileSync('rm', [join(path, '.git', 'info', 'attributes')])
  }
  const page = () =>
    existsSync(join(path, 'HANDOFF.md')) ? readFileSync(join(path, 'HANDOFF.md'), 'utf8') : ''
  return { repository, git: (...args) => run('git', args), handoff, page }
}

function createWriters(count: number, isWithDriver: boolean): Writer[] {
  const scene = createScene(cli, { isWithHook: false })
  const first = createWriter(scene.repository, isWithDriver)
  expect(first.handoff('sync').status).toBe(0)
  expect(first.git('push', '-q', '-u', 'origin', 'feat/x').status).toBe(0)
  const others = Array.from({ length: count - 1 }, () => {
    const repository = createRepository()
    repository.git('remote', 'add', 'origin', scene.remote.path)
    repository.git('fetch', '--quiet', 'origin')
    repository.git('switch', '--quiet', '--force-create', 'feat/x', '--track', 'origin/feat/x')
    repository.git('remote', 'set-head', 'origin', 'main')
    return createWriter(repository, isWithDriver)
  })
  return [first, ...others]
}

/** Each has noted, worked and committed; the first has pushed. */
function createRace(isWithDriver: boolean): [Writer, Writer] {
  const [one, other] = createWriters(2, isWithDriver) as [Writer, Writer]
  for (const [writer, name] of [[one, 'one'] as const, [other, 'other'] as const]) {
    writer.handoff('note', 'gotcha', `A gotcha of ${name}`)
    writer.handoff('note', 'decision', `Decide as ${name}`, '--because', 'it is quick')
    writer.repository.commit({ [`${name}.txt`]: `${name}\n` }, `feat: ${name}`)
    expect(writer.handoff('sync').status).toBe(0)
  }
  expect(one.git('push', '-q').status).toBe(0)
  return [one, other]
}

const said = ['A gotcha of one', 'A gotcha of other', 'Decide as one', 'Decide as other']

function expectUnited(page: string): void {
  for (const words of said) expect(page.split(words).length - 1, `${words}\n${page}`).toBe(1)
  expect(page).not.toMatch(/^[<=>]{7}/m)
}

describe('with the merge driver', () => {
  it.each(['--rebase', '--no-rebase', '--rebase=merges'])('pull %s conflicts in no page', (way) => {
    const [, other] = createRace(true)
    const pulled = other.git('pull', way)
    expect(pulled.status, pulled.text).toBe(0)
    expectUnited(other.page())
    expect(other.git('push').status).toBe(0)
    expect(other.handoff('check').text).not.toContain('work-covered')
    expectUnited(other.page())
  })

  it.each([
    ['a node that fails', { NODE_OPTIONS: '--require /gone.js' }],
    ['a program that ends with 0 and does nothing', { GIT_HANDOFF_CLI: '/bin/true' }],
    ['everything switched off', { GIT_HANDOFF: '0' }],
  ])('leaves both sides in the file with %s', (_, variables) => {
    const [, other] = createRace(true)
    const { path, environment } = other.repository
    const env = { ...environment, GIT_HANDOFF_CLI: cli, ...variables }
    const { status } = spawnSync('git', ['pull', '--no-rebase', '-q'], { cwd: path, env })
    expect(status).toBe(1)
    for (const words of said) expect(other.page()).toContain(words)
    expect(other.page()).toMatch(/^<{7} /m)
  })
})

describe('without the merge driver', () => {
  it.each([
    ['--rebase', 'rebase'],
    ['--no-rebase', 'merge'],
  ])('pull %s conflicts, every command names the operation, and sync resolves the page', (way, kind) => {
    const [, other] = createRace(false)
    expect(other.git('pull', way).status).toBe(1)
    const report = JSON.parse(other.handoff('check', '--json').text)
    expect(report.branch).toBe('feat/x')
    expect(report.operation).toEqual({ kind, unmerged: ['HANDOFF.md'] })
    const resume = JSON.parse(other.handoff('resume', '--json').text)
    expect(resume.operation).toEqual({ kind, unmerged: ['HANDOFF.md'] })
    expect(other.handoff('status').text).toContain(`In the middle of a ${kind}`)
    expect(other.handoff('note', 'gotcha', 'Said in the middle').status).toBe(0)
    expect(other.handoff('sync').status).toBe(0)
    expect(other.git('diff', '--name-only', '--diff-filter=U').text).toBe('')
    expectUnited(other.page())
    expect(other.page()).toContain('Said in the middle')
    // Each commit that a rebase applies may touch the page.
    let ended = other.git(kind, '--continue')
    if (ended.status !== 0) {
      expect(other.handoff('sync').status).toBe(0)
      ended = other.git(kind, '--continue')
    }
    expect(ended.status, ended.text).toBe(0)
    expect(other.git('push').status).toBe(0)
    expectUnited(other.page())
  })
})

describe('a detached head', () => {
  it('at the tip of one branch is that branch', () => {
    const [one] = createWriters(1, false) as [Writer]
    one.git('switch', '-q', '--detach')
    expect(JSON.parse(one.handoff('check', '--json').text).branch).toBe('feat/x')
    one.repository.git('branch', 'twin')
    expect(JSON.parse(one.handoff('check', '--json').text).branch).toBeNull()
  })

  it('at the tip of a remote branch only is read as that one, and written nowhere', () => {
    const [one] = createWriters(1, false) as [Writer]
    one.git('switch', '-q', '--detach')
    one.git('branch', '-q', '-D', 'feat/x')
    expect(JSON.parse(one.handoff('check', '--json').text).branch).toBe('feat/x')
    for (const args of [['sync'], ['create'], ['note', 'gotcha', 'x'], ['checkpoint']]) {
      const refused = one.handoff(...args)
      expect(refused.status, refused.text).toBe(2)
      expect(refused.text).toContain('git switch feat/x')
    }
  })
})

/** The same numbers for the same seed. */
function createRandom(seed: number): (below: number) => number {
  let state = seed * 2654435761 + 1
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

describe('writers in random order', () => {
  const runs = Array.from({ length: Math.max(1, Math.floor(rounds(200) / 5)) }, (_, seed) => seed + 1)
  it.each(runs)('lose no word and meet no conflict in the page (seed %i)', { timeout: 600_000 }, (seed) => {
    const random = createRandom(seed)
    const writers = createWriters(2 + (seed % 2), true)
    const words: string[] = []
    const bring = (writer: Writer) => {
      const [way = ''] = [['--rebase', '--no-rebase'][random(2)]]
      const pulled = writer.git('pull', '-q', way)
      expect(pulled.status, pulled.text).toBe(0)
    }
    for (let round = 0; round < 8; round += 1) {
      const who = random(writers.length)
      const writer = writers[who] as Writer
      const name = `w${who}r${round}`
      if (random(3) > 0) {
        words.push(`Gotcha ${name}`)
        expect(writer.handoff('note', 'gotcha', `Gotcha ${name}`).status).toBe(0)
      }
      writer.repository.commit({ [`${name}.txt`]: `${name}\n` }, `feat: add ${name}`)
      if (random(2) === 0) expect(writer.handoff('sync').status).toBe(0)
      if (writer.git('status', '--porcelain', '--untracked-files=no').text !== '') writer.handoff('sync')
      const pushed = writer.git('push', '-q')
      if (pushed.status === 0) continue
      expect(pushed.text).toContain('rejected')
      bring(writer)
      if (random(2) === 0) expect(writer.git('push', '-q').status).toBe(0)
    }
    for (const writer of [...writers, ...writers]) {
      bring(writer)
      const pushed = writer.git('push', '-q')
      expect(pushed.status, pushed.text).toBe(0)
    }
    for (const writer of writers) {
      bring(writer)
      for (const one of words)
        expect(writer.page().split(`${one}\n`).length - 1, `${one}\n${writer.page()}`).toBe(1)
      expect(JSON.parse(writer.handoff('check', '--json').text).freshness).toBe('fresh')
    }
  })
})
