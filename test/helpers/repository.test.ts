import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createRepository } from './repository.js'

test('commits files, deletions, links and executables with a pinned identity and clock', () => {
  const repository = createRepository()
  repository.commit(
    { 'a.txt': 'a\n', 'dir/run.sh': { executable: 'echo\n' }, link: { link: 'a.txt' } },
    'one',
  )
  repository.commit({ 'a.txt': null }, 'two')

  expect(repository.git('log', '--format=%an %ad %s', '--date=format:%F %R')).toBe(
    'Ada Example 2026-01-05 09:02 two\nAda Example 2026-01-05 09:01 one',
  )
  expect(repository.git('ls-tree', '-r', '--format=%(objectmode) %(path)', 'HEAD')).toBe(
    '100755 dir/run.sh\n120000 link',
  )
})

test('clones without touching the original, and keeps a shallow clone shallow', () => {
  const repository = createRepository()
  repository.commit({ a: '1' }, 'one')
  repository.commit({ a: '2' }, 'two')
  const clone = repository.clone('--depth=1')

  expect(clone.git('rev-list', '--count', 'HEAD')).toBe('1')
  expect(existsSync(clone.path)).toBe(true)
  expect(() => repository.git('rev-parse', 'no-such-revision')).toThrow(/unknown revision/)
})
