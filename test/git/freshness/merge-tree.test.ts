import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readMerge } from '../../../src/git/freshness/merge-tree.js'
import { openRepository } from '../../../src/git/repository.js'
import { createFolder, createRepository, type TestRepository } from '../../helpers/repository.js'

/** Two sides that touch three files, and a merge of them with one file added by hand. */
function createSides() {
  const repository = createRepository()
  repository.commit({ a: '1\n2\n3\n4\n5\n', b: '1\n', c: '1\n' }, 'fork')
  repository.branch('feat')
  const head = repository.commit({ a: '1\n2\n3\n4\nfive\n', b: 'ours\n' }, 'head')
  repository.git('switch', '-q', 'main')
  const base = repository.commit({ a: 'one\n2\n3\n4\n5\n', b: 'theirs\n', c: '2\n' }, 'base')
  repository.git('switch', '-q', 'feat')
  repository.git('merge', '-q', '--no-edit', '-X', 'ours', 'main')
  const result = repository.commit({ d: 'by hand\n' }, 'and more')
  return { repository, subject: { base, head, result, exclude: [] } }
}

const open = ({ path, environment }: TestRepository) => openRepository(path, environment)

it('tells what has conflicts and what is not as it was merged', async () => {
  const { repository, subject } = createSides()
  expect(await readMerge(await open(repository), subject)).toEqual({
    conflicts: new Set(['b']),
    differing: new Set(['b', 'd']),
  })
  const merge = await readMerge(await open(repository), { ...subject, exclude: ['d'] })
  expect(merge?.differing).toEqual(new Set(['b']))
})

it('has no answer for a commit that is not here', async () => {
  const { repository, subject } = createSides()
  expect(await readMerge(await open(repository), { ...subject, head: '1'.repeat(40) })).toBeNull()
})

// Windows has no such names; there the list of folders is parted by semicolons.
it.skipIf(process.platform === 'win32')('works in a folder whose name parts a list', async () => {
  const { repository, subject } = createSides()
  const path = join(createFolder(), 'a:b"c')
  renameSync(repository.path, path)
  const merge = await readMerge(await open(repository.at(path)), subject)
  expect(merge?.conflicts).toEqual(new Set(['b']))
})

it('starts no merge driver that a repository names', async () => {
  const { repository, subject } = createSides()
  repository.git('config', 'merge.mine.driver', 'touch driver-ran')
  repository.write({ '.gitattributes': '* merge=mine\n' })
  const merge = await readMerge(await open(repository), subject)
  expect(merge?.conflicts).toEqual(new Set(['b']))
  expect(repository.git('status', '--porcelain')).toBe('?? .gitattributes')
})
