import { expect, test } from 'vitest'
import { readFacts } from '../../src/git/facts.js'
import { resolveRange } from '../../src/git/range.js'
import { openRepository } from '../../src/git/repository.js'
import { createRepository, type TestRepository } from '../helpers/repository.js'

/** The subjects of the commits that left nothing. */
async function goneOf(repository: TestRepository, ignore: string[] = []): Promise<string[]> {
  const opened = await openRepository(repository.path, repository.environment)
  const range = await resolveRange(opened, { base: 'main' })
  const { commits } = await readFacts(opened, range, { page: 'HANDOFF.md', ignore })
  return commits.filter(({ leavesNothing }) => leavesNothing === true).map(({ subject }) => subject)
}

const login = 'export function login(name) {\n  return sessionOf(findUser(name))\n}\n'
const logout = 'export function logout(session) {\n  store.remove(session.identity)\n}\n'

function createBranch(): TestRepository {
  const repository = createRepository()
  repository.commit({ 'old.js': login }, 'base')
  repository.branch('feat')
  return repository
}

test('what was taken back by hand, in a file that was there and in one that was not', async () => {
  const repository = createBranch()
  repository.commit({ 'old.js': login + logout }, 'Add logout')
  repository.commit({ 'new.js': logout, 'notes.md': 'Go on here tomorrow\n' }, 'Try another way')
  repository.commit({ 'kept.js': 'export const answerToEverything = 42\n' }, 'Add the answer')
  repository.commit({ 'old.js': login, 'new.js': null, 'notes.md': null }, 'Drop both')

  expect(await goneOf(repository)).toEqual(['Add logout', 'Try another way', 'Drop both'])
})

test('nothing of the branch is left', async () => {
  const repository = createBranch()
  repository.commit({ 'new.js': logout }, 'Add logout')
  repository.commit({ 'new.js': null }, 'Drop it')

  expect(await goneOf(repository)).toEqual(['Add logout', 'Drop it'])
})

test('not what was renamed, moved to another file or only touches what does not count', async () => {
  const repository = createBranch()
  repository.commit({ 'new.js': logout }, 'Add logout')
  repository.commit({ 'new.js': null, 'sub/renamed.js': logout }, 'Rename')
  repository.commit({ 'old.js': `${login}export const limit = readLimit(process.argv)\n` }, 'Add a limit')
  repository.commit(
    {
      'old.js': login,
      'other.js': '// Limits\nexport const limit = readLimit(process.argv)\nexport default limit\n',
    },
    'Move the limit',
  )
  repository.commit({ 'logo.png': Buffer.from([0, 1, 2, 3]) }, 'Add a logo')
  repository.commit({ 'logo.png': null, 'art/logo.png': Buffer.from([0, 1, 2, 3]) }, 'Move the logo')
  repository.commit({ 'a.snap': 'one\n' }, 'Add a snapshot')
  repository.commit({ 'HANDOFF.md': '# Handoff\n', 'a.snap': 'two\n' }, 'Update the snapshot')
  repository.commit({}, 'Begin again')

  expect(await goneOf(repository, ['*.snap'])).toEqual([])
})

test('not what a merge of the base moved along', async () => {
  const repository = createBranch()
  repository.commit({ 'old.js': login + logout }, 'Add logout')
  repository.git('switch', '-q', 'main')
  repository.commit({ 'old.js': null, 'sub/renamed.js': login }, 'Rename')
  repository.git('switch', '-q', 'feat')
  repository.git('merge', '-q', '-m', 'Sync', 'main')

  expect(await goneOf(repository)).toEqual(['Sync'])
})
