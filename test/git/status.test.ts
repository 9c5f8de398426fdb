import { expect, test } from 'vitest'
import { openRepository } from '../../src/git/repository.js'
import { deriveUncommitted, parseStatus, readStatus } from '../../src/git/status.js'
import { createRepository } from '../helpers/repository.js'

const nothingIgnored = () => false

test('staged, unstaged, both, untracked, deleted, conflicting: one open end a path', async () => {
  const repository = createRepository()
  repository.commit(
    { both: '1\n', deleted: '1\n', staged: '1\n', 'un staged': '1\n', conflict: '1\n' },
    'base',
  )
  repository.branch('feat')
  repository.commit({ conflict: '2\n' }, 'ours')
  repository.git('switch', '-q', 'main')
  repository.commit({ conflict: '3\n' }, 'theirs')
  repository.git('switch', '-q', 'feat')
  repository.run(['merge', '-q', 'main'])
  repository.write({ staged: '2\n', both: '2\n' })
  repository.git('add', 'staged', 'both')
  repository.write({
    both: '3\n',
    'un staged': '2\n',
    deleted: null,
    'new\nfile': '1',
    'folder/a': '1',
    'folder/b': '1',
  })
  repository.git('config', 'status.showUntrackedFiles', 'no')

  const status = await readStatus(await openRepository(repository.path, repository.environment))
  expect(
    deriveUncommitted(status, 'HANDOFF.md', nothingIgnored).map(({ path, text }) => [path, text]),
  ).toEqual([
    ['both', 'modified, partly staged'],
    ['deleted', 'deleted, not staged'],
    ['staged', 'modified, staged'],
    ['un staged', 'modified, not staged'],
    ['conflict', 'conflict not resolved'],
    ['folder/', 'untracked'],
    ['new\nfile', 'untracked'],
  ])
})

test('the page and ignored paths are no uncommitted work', () => {
  const status = parseStatus('? HANDOFF.md\0? a.snap\0? b\0')
  expect(deriveUncommitted(status, 'HANDOFF.md', (path) => path.endsWith('.snap'))).toEqual([
    { kind: 'uncommitted', path: 'b', line: null, text: 'untracked' },
  ])
})

test('more than twenty are told as a number', () => {
  const status = parseStatus(Array.from({ length: 32 }, (_, index) => `? ${index}\0`).join(''))
  const openEnds = deriveUncommitted(status, 'HANDOFF.md', nothingIgnored)
  expect(openEnds).toHaveLength(20)
  expect(openEnds.at(-1)).toEqual({
    kind: 'uncommitted',
    path: null,
    line: null,
    text: '13 more uncommitted paths',
  })
})

test('a rename, where configuration brings one in, is one path', () => {
  const meta = 'R. N... 100644 100644 100644 1111111 2222222 R100'
  expect(parseStatus(`2 ${meta} new name\0? old\0? x\0`)).toEqual([
    { path: 'new name', index: 'R', workTree: '.' },
    { path: 'x', index: '.', workTree: '?' },
  ])
})
