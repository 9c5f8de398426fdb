import { execFileSync } from 'node:child_process'
import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { readPage } from '../../../src/git/page/page-file.js'
import { writePage } from '../../../src/git/page/write.js'
import { createFolder, createRepository, type TestRepository } from '../../helpers/repository.js'
import { kill, startScript, untilEnd, untilReady } from './child.js'
import { commit, fillWork, largePage, makeDirty, page, path, status } from './request.js'

test('of many runs at once none undoes what another has written', async () => {
  const root = createFolder()
  const names = ['one', 'two', 'three', 'four']
  const children = names.map((name) => startScript('append-lines.ts', [root, name, '30']))
  let isRunning = true
  const ends = Promise.all(children.map(untilEnd)).finally(() => {
    isRunning = false
  })
  while (isRunning) {
    const { text } = await readPage(root, path) // whole at any moment
    expect(text ?? '').toMatch(/^(?:\w+ \d+\n)*$/)
    await sleep(5)
  }
  expect(await ends).toEqual([0, 0, 0, 0])
  const lines = readFileSync(join(root, path), 'utf8').trimEnd().split('\n')
  for (const name of names) {
    const own = lines.filter((line) => line.startsWith(`${name} `))
    expect(own).toEqual(Array.from({ length: 30 }, (_, index) => `${name} ${index}`))
  }
  expect(readdirSync(root)).toEqual([path])
})

test('killed at any moment while it writes, the page is whole, and the next run tidies up', async () => {
  const root = createFolder()
  for (let round = 0; round < 5; round += 1) {
    const child = startScript('write-pages.ts', [root])
    await untilReady(child)
    await sleep(20 + Math.random() * 150)
    await kill(child, false)
    const { text } = await readPage(root, path)
    if (text !== null) expect(text).toBe(largePage(text[0] ?? ''))
  }
  const { text } = await readPage(root, path)
  await writePage(root, path, { from: text, to: 'tidy\n' }, { patience: 50 })
  expect(readdirSync(root)).toEqual([path])
})

test('a lock that a killed run has left is taken over, one that is alive is waited for', async () => {
  const root = createFolder()
  const lock = join(root, `.${path}.handoff-lock`)
  writeFileSync(lock, 'half a pa')
  await writePage(root, path, { from: null, to: 'one\n' }, { patience: 50 })
  expect(readdirSync(root)).toEqual([path])

  writeFileSync(lock, '')
  const writing = setInterval(() => writeFileSync(lock, 'x', { flag: 'a' }), 10)
  const written = writePage(root, path, { from: 'one\n', to: 'two\n' }, { patience: 200 })
  await sleep(500)
  expect(readFileSync(join(root, path), 'utf8')).toBe('one\n')
  clearInterval(writing)
  rmSync(lock)
  expect(await written).toBe(true)
  expect(readFileSync(join(root, path), 'utf8')).toBe('two\n')
})

test('runs that commit the same page at once make one commit', async () => {
  const repository = fillWork(createRepository())
  makeDirty(repository)
  const before = status(repository)
  const results = await Promise.all([1, 2, 3].map(() => commit(repository, 'page\n')))
  expect(results.filter((id) => id !== null)).toEqual([repository.git('rev-parse', 'HEAD')])
  expect(repository.git('rev-list', '--count', 'main..HEAD')).toBe('2')
  expect([page(repository), status(repository)]).toEqual(['page\n', before])
})

test('runs that commit different pages at once: one is committed, the others say why not', async () => {
  const repository = fillWork(createRepository())
  repository.commit({ [path]: 'old\n' }, 'page')
  makeDirty(repository)
  const before = status(repository)
  const texts = ['one\n', 'two\n', 'three\n']
  const results = await Promise.allSettled(
    texts.map((text) => commit(repository, text, { basedOn: 'old\n' })),
  )
  const winner = results.findIndex((result) => result.status === 'fulfilled')
  expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
  for (const result of results) {
    if (result.status === 'rejected')
      expect(String(result.reason)).toMatch(/changed on disk while this command was running|has moved/)
  }
  expect([page(repository), readFileSync(join(repository.path, path), 'utf8')]).toEqual([
    texts[winner],
    texts[winner],
  ])
  expect(status(repository)).toBe(before)
})

/** What a kill may leave: the branch, the index and the page on disk at the old or the new page, each whole. */
async function expectSound(
  repository: TestRepository,
): Promise<{ committed: string; onDisk: string | null }> {
  repository.git('fsck', '--strict')
  const blob = (name: string) => repository.run(['cat-file', 'blob', `${name}:${path}`]).stdout.toString()
  const [committed, staged] = [blob('feat/a'), blob('')]
  const { text: onDisk } = await readPage(repository.path, path)
  // What is left half done is new words to be committed, never a staged way back.
  expect([committed, nextPage(committed)]).toContain(staged)
  expect([committed, nextPage(committed)]).toContain(onDisk ?? '')
  return { committed, onDisk }
}

test('killed at any moment while it commits, the repository is sound, and the next run goes on', async () => {
  const repository = fillWork(createRepository())
  makeDirty(repository)
  const before = status(repository)
  for (let round = 0; round < 10; round += 1) {
    const child = startScript('commit-pages.ts', [repository.path, 'feat/a'], repository.environment)
    await untilReady(child)
    await sleep(Math.random() * 250)
    await kill(child, round % 2 === 0)
    await sleep(50) // a git that was left alone ends by itself
    const { committed, onDisk } = await expectSound(repository)
    // As git itself says of a git that was killed: remove the file.
    for (const lock of ['.git/index.lock', '.git/refs/heads/feat/a.lock', '.git/HEAD.lock']) {
      rmSync(join(repository.path, lock), { force: true })
    }
    await commit(repository, nextPage(committed), { basedOn: onDisk })
    expect(status(repository)).toBe(before)
  }
  const count = Number(page(repository).replace('page ', ''))
  const subjects = repository.git('log', '--format=%s', 'main..feat/a').split('\n')
  expect(subjects).toHaveLength(count + 1) // one commit a page, and the work before them
})

const moments = [
  ['after', 'hash-object'],
  ['after', 'mktree'],
  ['after', 'commit-tree'],
  ['before', 'update-index'], // after the page is on disk
  ['after', 'update-index'],
  ['after', 'add'],
  ['after', 'update-ref'],
] as const

test.skipIf(process.platform === 'win32').each(moments)('killed right %s `git %s`', async (when, command) => {
  const programs = createFolder()
  const real = execFileSync('sh', ['-c', 'command -v git']).toString().trim()
  const repository = fillWork(createRepository())
  repository.commit({ [path]: 'page 1\n' }, 'page')
  makeDirty(repository)
  const before = status(repository)
  const git = join(programs, 'git')
  const end = 'kill -9 $PPID; exit 1'
  writeFileSync(
    git,
    `#!/bin/sh
case " $* " in
*" ${command} "*) ${when === 'before' ? end : `"${real}" "$@"; ${end}`} ;;
esac
exec "${real}" "$@"
`,
  )
  chmodSync(git, 0o755)
  const environment = { ...repository.environment, PATH: `${programs}:${process.env['PATH']}` }
  const child = startScript('commit-pages.ts', [repository.path, 'feat/a'], environment)
  await untilEnd(child)
  expect(child.signalCode).toBe('SIGKILL')
  await sleep(50)
  const { committed, onDisk } = await expectSound(repository)
  await commit(repository, 'page 2\n', { basedOn: onDisk })
  expect(page(repository)).toBe('page 2\n')
  expect(status(repository)).toBe(before)
  // `add` only refreshes, beside `update-ref`: either may be first.
  const isMoved = command === 'update-ref'
  if (command !== 'add') expect(committed).toBe(isMoved ? 'page 2\n' : 'page 1\n')
})

function nextPage(committed: string): string {
  return `page ${Number(committed.replace('page ', '') || 0) + 1}\n`
}
