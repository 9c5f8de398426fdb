import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type OperationKind, readOperationInProgress } from '../../../src/git/page/operation.js'
import { createFolder, createRepository, type TestRepository } from '../../helpers/repository.js'
import { commit, path, request, status } from './request.js'

/** `feat/a` and `other` both change `a.txt`, so that whatever brings them together stops at a conflict. */
function createConflict(): TestRepository {
  const repository = createRepository()
  repository.commit({ 'a.txt': 'base\n', [path]: 'old\n' }, 'base')
  repository.branch('other')
  repository.commit({ 'a.txt': 'theirs\n' }, 'theirs 1')
  repository.commit({ 'b.txt': 'b\n' }, 'theirs 2')
  repository.git('switch', '--quiet', 'main')
  repository.branch('feat/a')
  repository.commit({ 'a.txt': 'ours\n' }, 'ours 1')
  repository.commit({ 'c.txt': 'c\n' }, 'ours 2')
  return repository
}

function begin(repository: TestRepository, ...args: string[]): void {
  const environment = { GIT_EDITOR: 'true', GIT_SEQUENCE_EDITOR: 'true' }
  repository.run(args, { environment })
}

function read(repository: TestRepository, branch = 'feat/a') {
  return readOperationInProgress(repository.path, branch, repository.environment)
}

const operations: [OperationKind, string, (repository: TestRepository) => void][] = [
  ['rebase', 'a rebase', (repository) => begin(repository, 'rebase', '--merge', 'other')],
  ['rebase', 'a rebase by patches', (repository) => begin(repository, 'rebase', '--apply', 'other')],
  [
    'rebase',
    'an interactive rebase that stops to edit',
    (repository) => {
      const environment = { GIT_SEQUENCE_EDITOR: `sed -i.bak s/^pick/edit/` }
      repository.run(['rebase', '--interactive', 'main'], { environment })
    },
  ],
  ['merge', 'a merge', (repository) => begin(repository, 'merge', 'other')],
  [
    'merge',
    'a merge without conflict, not committed',
    (repository) => begin(repository, 'merge', '--no-commit', '-s', 'ours', 'other'),
  ],
  ['cherry-pick', 'a cherry-pick', (repository) => begin(repository, 'cherry-pick', 'other~1')],
  [
    'cherry-pick',
    'a series of cherry-picks, between two',
    (repository) => {
      begin(repository, 'cherry-pick', 'main..other')
      repository.git('checkout', '--theirs', 'a.txt')
      repository.git('commit', '--quiet', '--all', '--message=resolved')
    },
  ],
  [
    'revert',
    'a revert',
    (repository) => {
      repository.commit({ 'a.txt': 'again\n' }, 'again')
      begin(repository, 'revert', '--no-edit', 'HEAD~2')
    },
  ],
  [
    'am',
    'patches being applied',
    (repository) => {
      const patch = join(createFolder(), 'patch')
      execFileSync('git', ['format-patch', '--quiet', '-1', '--output', patch, 'other~1'], {
        cwd: repository.path,
        env: repository.environment,
      })
      begin(repository, 'am', patch)
    },
  ],
  ['bisect', 'a bisection', (repository) => begin(repository, 'bisect', 'start', 'HEAD', 'HEAD~2')],
  ['bisect', 'a bisection that is only begun', (repository) => begin(repository, 'bisect', 'start')],
]

describe.each(operations)('%s: %s', (kind, _name, start) => {
  test('is seen, of this branch only, and nothing is committed meanwhile', async () => {
    const repository = createConflict()
    expect(await read(repository)).toBeNull()
    start(repository)
    expect(await read(repository)).toEqual({ kind, gitDir: join(repository.path, '.git') })
    expect(await read(repository, 'other')).toBeNull()

    const before = [status(repository), repository.git('rev-parse', 'feat/a', 'HEAD')]
    await expect(commit(repository, 'new\n')).rejects.toThrow(
      expect.objectContaining({
        kind: 'git',
        message: expect.stringMatching(/^`feat\/a` is .*, so its page is not committed now\.$/),
        hints: [expect.stringContaining(`git ${kind}`)],
      }),
    )
    expect([status(repository), repository.git('rev-parse', 'feat/a', 'HEAD')]).toEqual(before)
  })
})

test('in a linked worktree, asked from the main one', async () => {
  const repository = createConflict()
  repository.git('switch', '--quiet', 'main')
  const linked = repository.at(join(createFolder(), 'linked'))
  repository.git('worktree', 'add', '--quiet', linked.path, 'feat/a')
  const gitDir = join(repository.path, '.git/worktrees/linked')
  begin(linked, 'rebase', 'other')
  expect(await read(repository)).toEqual({ kind: 'rebase', gitDir })
  begin(linked, 'rebase', '--abort')
  expect(await read(repository)).toBeNull()
  begin(linked, 'merge', 'other')
  expect(await read(repository)).toEqual({ kind: 'merge', gitDir })
})

test('branches that a rebase takes along', async () => {
  const repository = createConflict()
  repository.git('branch', 'middle', 'feat/a~1')
  begin(repository, 'rebase', '--update-refs', 'other')
  expect(await read(repository, 'middle')).toMatchObject({ kind: 'rebase' })
})

test('what goes on elsewhere does not keep a branch from its page', async () => {
  const repository = createConflict()
  repository.git('branch', 'free')
  begin(repository, 'merge', 'other')
  const before = status(repository)
  expect(await commit(repository, 'new\n', { branch: 'free' })).not.toBeNull()
  expect(status(repository)).toBe(before)
})

describe('conflicts that no operation tells of', () => {
  test('of another file, after `git stash pop`: the page is committed, the conflict stays', async () => {
    const repository = createConflict()
    repository.write({ 'a.txt': 'stashed\n' })
    repository.git('stash')
    repository.commit({ 'a.txt': 'moved on\n' }, 'moved on')
    repository.run(['stash', 'pop'])
    const before = status(repository)
    expect(before).toContain('u UU')
    expect(await commit(repository, 'new\n')).not.toBeNull()
    expect(status(repository)).toBe(before)
  })

  test('of the page itself: refused, and left', async () => {
    const repository = createConflict()
    repository.write({ [path]: 'stashed\n' })
    repository.git('stash')
    repository.commit({ [path]: 'moved on\n' }, 'moved on')
    repository.run(['stash', 'pop'])
    const before = status(repository)
    await expect(commit(repository, 'new\n')).rejects.toThrow(
      expect.objectContaining({
        kind: 'git',
        message: expect.stringContaining('has an unresolved conflict'),
      }),
    )
    expect(status(repository)).toBe(before)
    expect(request(repository, '').expectedTip).toBe(repository.git('rev-parse', 'HEAD'))
  })
})
