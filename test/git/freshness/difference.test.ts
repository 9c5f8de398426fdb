import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { readChangeSet } from '../../../src/git/change-set.js'
import { readDifference } from '../../../src/git/freshness/difference.js'
import { type BranchRange, resolveRange } from '../../../src/git/range.js'
import { openRepository, type Repository } from '../../../src/git/repository.js'
import { createRepository, type TestRepository } from '../../helpers/repository.js'

const options = { page: 'HANDOFF.md', ignore: [] }

/** The same numbers on every machine: mulberry32. */
function createRandom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

const random = createRandom(7)
/** Few different lines, so that it is often not clear which of them were added. */
const repeated = ['}', '', '  a']
const pick = (count: number) => Array.from({ length: count }, () => repeated[random(repeated.length)] ?? '')
const splice = (lines: readonly string[], added: readonly string[], removed = 0) => {
  const at = random(lines.length)
  return [...lines.slice(0, at), ...added, ...lines.slice(at + removed)]
}
const render = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('')

describe('the same small changes on a base that moved', () => {
  const count = 500
  let repository: TestRepository
  let opened: Repository
  let covered: string
  let conflicts: Set<string>

  const rangeOf = (head: string): Promise<BranchRange> => resolveRange(opened, { base: 'main', head })
  const clean = () => names.filter((name) => !conflicts.has(name))
  const names = Array.from({ length: count }, (_, index) => `${index}.txt`)

  beforeAll(async () => {
    const before = names.map(() => pick(8 + random(8)))
    const files = (texts: readonly string[][]) =>
      Object.fromEntries(names.map((name, index) => [name, render(texts[index] ?? [])]))
    repository = createRepository()
    repository.commit(files(before), 'base')
    repository.branch('feat')
    covered = repository.commit(files(before.map((lines) => splice(lines, pick(1 + random(4))))), 'work')
    repository.git('switch', '-q', 'main')
    repository.commit(files(before.map((lines) => splice(lines, pick(random(3)), random(2)))), 'base moves')
    repository.git('switch', '-q', 'feat')
    const { stdout } = repository.run([
      'merge-tree',
      '--write-tree',
      '-z',
      '--name-only',
      '--no-messages',
      'main',
      'feat',
    ])
    conflicts = new Set(stdout.toString().split('\0').slice(1))
    repository.git('merge', '-q', '--no-edit', '-X', 'ours', 'main')
    opened = await openRepository(repository.path, repository.environment)
  })

  it('are the same, however git cuts them into hunks, unless the base has a part of them', async () => {
    const after = await rangeOf('feat')
    const earlier = {
      ...(await rangeOf(covered)),
      base: { name: 'main', mergeBase: repository.git('rev-parse', `${covered}^`) },
    }
    const [old, now] = await Promise.all(
      [earlier, after].map((range) => readChangeSet(opened, range, options)),
    )
    const cutOtherwise = clean().filter((name) => old?.works.get(name) !== now?.works.get(name))
    expect(cutOtherwise.length).toBeGreaterThan(2)
    const difference = await readDifference(opened, after, covered, options)
    const sizeIn = (set: typeof old, name: string) => {
      const file = set?.files.find(({ path }) => path === name)
      return [file?.additions, file?.deletions]
    }
    const differing = difference?.paths.filter((name) => !conflicts.has(name)) ?? []
    for (const name of differing) expect(sizeIn(old, name)).not.toEqual(sizeIn(now, name))
    expect(differing.length).toBeLessThan(cutOtherwise.length)
  })

  it.each([
    ['gone', (lines: string[]) => splice(lines, [], 1)],
    ['more', (lines: string[]) => splice(lines, ['something new'])],
    ['other', (lines: string[]) => splice(lines, ['something else'], 1)],
  ])('are not the same with one line %s', async (name, change) => {
    repository.git('switch', '-q', '-C', name, 'feat')
    const read = (path: string) => readFileSync(join(repository.path, path), 'utf8')
    const touched = clean().map((path): [string, string] => [
      path,
      render(change(read(path).split('\n').slice(0, -1))),
    ])
    const files = Object.fromEntries(touched.filter(([path, text]) => text !== read(path)))
    repository.commit(files, 'one line')
    const difference = await readDifference(opened, await rangeOf(name), covered, options)
    expect(Object.keys(files).length).toBeGreaterThan(200)
    expect(Object.keys(files).filter((path) => !difference?.paths.includes(path))).toEqual([])
  })

  it('are compared without a trace in the repository', async () => {
    const objects = () => readdirSync(join(repository.path, '.git', 'objects'), { recursive: true }).length
    const before = objects()
    await readDifference(opened, await rangeOf('feat'), covered, options)
    expect(objects()).toBe(before)
  })
})

it('a rename that git finds on one base and not on the other is the same work', async () => {
  const text = Array.from({ length: 20 }, (_, index) => `line ${index}`)
  const repository = createRepository()
  repository.commit({ 'a.txt': render(text) }, 'base')
  repository.branch('feat')
  const renamed = [...text.slice(0, 11), ...text.slice(11).map((line) => line.toUpperCase())]
  const covered = repository.commit({ 'a.txt': null, 'b.txt': render(renamed) }, 'move')
  repository.git('switch', '-q', 'main')
  repository.commit({ 'a.txt': render(text.slice(8)) }, 'the base drops what both had in common')
  repository.git('switch', '-q', 'feat')
  repository.git('rebase', '-q', 'main')
  const opened = await openRepository(repository.path, repository.environment)
  const range = await resolveRange(opened, { base: 'main' })
  const { files } = await readChangeSet(opened, range, options)
  expect(files.map(({ status, path }) => [status, path])).toEqual([
    ['deleted', 'a.txt'],
    ['added', 'b.txt'],
  ])
  expect(await readDifference(opened, range, covered, options)).toMatchObject({ paths: [] })
})

it('nothing is said of a commit that has no history in common', async () => {
  const repository = createRepository()
  repository.commit({ a: '1' }, 'base')
  repository.branch('feat')
  repository.commit({ a: '2' }, 'work')
  repository.git('switch', '-q', '--orphan', 'unrelated')
  const unrelated = repository.commit({ b: '1' }, 'elsewhere')
  repository.git('switch', '-q', 'feat')
  const opened = await openRepository(repository.path, repository.environment)
  const range = await resolveRange(opened, { base: 'main' })
  expect(await readDifference(opened, range, unrelated, options)).toBeNull()
})
