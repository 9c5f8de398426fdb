import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, test } from 'vitest'
import { defaultConfig } from '../../src/core/config/options.js'
import { deriveCacheKey, readCached, writeCached } from '../../src/git/derived-cache.js'
import { resolveRange } from '../../src/git/range.js'
import { openRepository } from '../../src/git/repository.js'
import { createRepository, type TestRepository } from '../helpers/repository.js'

let repository: TestRepository

beforeEach(() => {
  repository = createRepository()
  repository.commit({ 'a.ts': 'one\n' }, 'Initial commit')
  repository.branch('feat/x')
  repository.commit({ 'a.ts': 'two\n', 'docs/b.md': 'b\n' }, 'feat: two')
})

async function keyOf(options: { page?: string; build?: string | null; config?: typeof defaultConfig } = {}) {
  const opened = await openRepository(repository.path, repository.environment)
  const { page = 'HANDOFF.md', build = 'build', config = defaultConfig } = options
  return await deriveCacheKey(opened, { range: await resolveRange(opened), page, config }, build)
}

describe('what was derived is found again', () => {
  test.each(['HANDOFF.md', '.handoff/feat/x.md'])('after a commit of nothing but %s', async (page) => {
    const before = await keyOf({ page })
    repository.commit({ [page]: '# Handoff\n' }, 'docs(handoff): add it')
    repository.commit({ [page]: '# Handoff: more\n' }, 'docs(handoff): update it')
    expect(await keyOf({ page })).toEqual(before)
  })

  it('as it was kept', async () => {
    const key = await keyOf()
    expect(await readCached(key)).toBeUndefined()
    await writeCached(key, { facts: [1, 'zwei'] })
    expect(await readCached(key)).toEqual({ facts: [1, 'zwei'] })
  })
})

describe('it is derived anew', () => {
  const changes: Record<string, () => void | Promise<void>> = {
    'a change of code': () => void repository.commit({ 'a.ts': 'three\n' }, 'feat: three'),
    'a change beside the page': () =>
      void repository.commit({ 'HANDOFF.md': 'x\n', 'docs/b.md': 'c\n' }, 'docs: both'),
    'an amended message': () => void repository.git('commit', '--amend', '-m', 'feat: other words'),
    'an empty commit': () => void repository.git('commit', '--allow-empty', '-m', 'chore: empty'),
    'a renamed branch': () => void repository.git('branch', '-m', 'feat/y'),
    'a base that moved on': () => {
      repository.git('switch', '-q', 'main')
      repository.commit({ 'c.ts': 'c\n' }, 'feat: c')
      repository.git('switch', '-q', 'feat/x')
      repository.git('merge', '-q', '--no-edit', 'main')
    },
    'attributes of this clone': () =>
      writeFileSync(join(repository.path, '.git/info/attributes'), '*.ts linguist-generated\n'),
  }
  test.each(Object.entries(changes))('after %s', async (_, change) => {
    const before = await keyOf()
    await change()
    expect(await keyOf()).not.toEqual(before)
  })

  it('with another configuration or another build', async () => {
    const keys = [
      await keyOf(),
      await keyOf({ build: 'other' }),
      await keyOf({ config: { ...defaultConfig, includeEnv: false } }),
    ]
    expect(new Set(keys.map((key) => key?.file)).size).toBe(3)
  })
})

it('keeps nothing where the sources may change, or where that is asked for', async () => {
  expect(await keyOf({ build: null })).toBeNull()
  repository.environment['GIT_HANDOFF_CACHE'] = '0'
  expect(await keyOf()).toBeNull()
  await writeCached(null, {})
  expect(await readCached(null)).toBeUndefined()
})

it('keeps the newest thirty-two', async () => {
  const key = await keyOf()
  if (key === null) throw new Error('expected a key')
  for (let index = 0; index < 40; index++)
    await writeCached({ ...key, file: join(key.folder, `${index}.json`) }, index)
  expect(readdirSync(key.folder)).toHaveLength(32)
  expect(await readCached({ ...key, file: join(key.folder, '39.json') })).toBe(39)
})

it('is no matter where it cannot be kept, or was cut off', async () => {
  const key = await keyOf()
  if (key === null) throw new Error('expected a key')
  await writeCached(key, { a: 1 })
  for (const text of [readFileSync(key.file, 'utf8').slice(0, -1), '{"a":1}', '[]', '']) {
    writeFileSync(key.file, text)
    expect(await readCached(key)).toBeUndefined()
  }
  // Root may write anywhere, so the folder's place is taken by a file as well.
  chmodSync(key.folder, 0o500)
  await expect(
    writeCached({ commonDir: key.file, folder: join(key.file, 'x'), file: join(key.file, 'x', 'y') }, 1),
  ).resolves.toBeUndefined()
  chmodSync(key.folder, 0o700)
})
