import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openRepository } from '../../src/git/repository.js'
import { createFolder, createRepository } from '../helpers/repository.js'

test('opens a repository from a subfolder, with its branch and the refs that may be a base', async () => {
  const repository = createRepository()
  const oid = repository.commit({ 'src/deep/a.ts': 'a\n' }, 'one')
  repository.branch('feat/x')
  const opened = await openRepository(join(repository.path, 'src/deep'), repository.environment)

  expect(opened).toMatchObject({
    root: repository.path,
    directory: repository.path,
    gitDir: join(repository.path, '.git'),
    commonDir: join(repository.path, '.git'),
    bare: false,
    shallow: false,
    objectFormat: 'sha1',
    branch: 'feat/x',
    head: oid,
    defaultRefs: [{ name: 'refs/heads/main', revision: oid, mergeBase: null }],
    originHead: null,
    upstream: null,
  })
})

test('lists the default refs in their order, and where the head left origin/HEAD', async () => {
  const origin = createRepository()
  const oid = origin.commit({ a: '1' }, 'one')
  for (const name of ['master', 'maintenance', 'old/main']) origin.git('branch', name)
  const clone = origin.clone()
  clone.git('branch', 'master')
  clone.branch('feat')
  clone.commit({ b: '1' }, 'work')
  clone.git('branch', '--set-upstream-to=origin/maintenance')
  const opened = await openRepository(clone.path, origin.environment)

  expect(opened.defaultRefs).toEqual([
    { name: 'refs/remotes/origin/main', revision: oid, mergeBase: oid },
    { name: 'refs/heads/main', revision: oid, mergeBase: null },
    { name: 'refs/remotes/origin/master', revision: oid, mergeBase: null },
    { name: 'refs/heads/master', revision: oid, mergeBase: null },
  ])
  expect(opened.upstream).toBe('refs/remotes/origin/maintenance')
})

test('origin/HEAD may point to a branch of any name, or to none', async () => {
  const origin = createRepository({ branch: 'trunk' })
  const oid = origin.commit({ a: '1' }, 'one')
  const clone = origin.clone()
  clone.git('switch', '-q', '--detach')

  const name = 'refs/remotes/origin/trunk'
  expect((await openRepository(clone.path, origin.environment)).defaultRefs).toEqual([
    { name, revision: name, mergeBase: oid },
  ])
  clone.git('update-ref', '-d', name)
  expect((await openRepository(clone.path, origin.environment)).defaultRefs).toEqual([])
})

test('a detached head has no branch', async () => {
  const repository = createRepository()
  const head = repository.commit({ a: '1' }, 'one')
  repository.git('switch', '--quiet', '--detach')

  expect(await openRepository(repository.path, repository.environment)).toMatchObject({ branch: null, head })
})

test('a branch without commits has a name and no head', async () => {
  const repository = createRepository({ branch: 'feat/unborn' })

  expect(await openRepository(repository.path, repository.environment)).toMatchObject({
    branch: 'feat/unborn',
    head: null,
    root: repository.path,
  })
})

test('a bare repository has no root, with commits and without', async () => {
  const source = createRepository()
  const head = source.commit({ a: '1' }, 'one')
  const bare = source.clone('--bare')
  const empty = createRepository({ bare: true })

  expect(await openRepository(bare.path, bare.environment)).toMatchObject({
    root: null,
    directory: bare.path,
    bare: true,
    branch: 'main',
    head,
  })
  expect(await openRepository(empty.path, empty.environment)).toMatchObject({
    root: null,
    bare: true,
    head: null,
  })
})

test('a linked worktree has its own git directory and the common one', async () => {
  const repository = createRepository()
  repository.commit({ a: '1' }, 'one')
  const path = join(createFolder(), 'linked')
  repository.git('worktree', 'add', '--quiet', '-b', 'feat', path)

  expect(await openRepository(path, repository.environment)).toMatchObject({
    root: path,
    gitDir: join(repository.path, '.git/worktrees/linked'),
    commonDir: join(repository.path, '.git'),
    branch: 'feat',
  })
})

test('a submodule is a repository of its own', async () => {
  const inner = createRepository()
  inner.commit({ a: '1' }, 'inner')
  const outer = createRepository()
  outer.commit({ b: '1' }, 'outer')
  outer.git('submodule', '--quiet', 'add', `file://${inner.path}`, 'libs/inner')

  expect(await openRepository(join(outer.path, 'libs/inner'), outer.environment)).toMatchObject({
    root: join(outer.path, 'libs/inner'),
    gitDir: join(outer.path, '.git/modules/libs/inner'),
    bare: false,
  })
})

test('reads the object format and whether the clone is shallow', async () => {
  const modern = createRepository({ objectFormat: 'sha256' })
  modern.commit({ a: '1' }, 'one')
  modern.commit({ a: '2' }, 'two')

  expect(await openRepository(modern.path, modern.environment)).toMatchObject({
    objectFormat: 'sha256',
    shallow: false,
    head: expect.stringMatching(/^[0-9a-f]{64}$/),
  })
  const clone = modern.clone('--depth=1')
  expect(await openRepository(clone.path, clone.environment)).toMatchObject({ shallow: true })
})

test('another folder than the one git speaks of in a hook is looked at by itself', async () => {
  const hooked = createRepository()
  hooked.commit({ a: '1' }, 'one')
  const other = createRepository()
  const head = other.commit({ b: '1' }, 'other')
  const environment = {
    ...hooked.environment,
    GIT_DIR: join(hooked.path, '.git'),
    GIT_INDEX_FILE: '.git/index',
  }

  expect(await openRepository(other.path, environment)).toMatchObject({ root: other.path, head })
})

test('GIT_DIR holds in the folder the process runs in, and does not move the top of the work tree', async () => {
  const hooked = createRepository()
  hooked.commit({ a: '1' }, 'one')
  const bare = hooked.clone('--bare')
  const previous = process.cwd()
  mkdirSync(join(hooked.path, 'packages/one'), { recursive: true })
  try {
    // As husky and lefthook do: git has set GIT_DIR, and the hook has changed into a package.
    process.chdir(join(hooked.path, 'packages/one'))
    const inHook = await openRepository('.', { ...hooked.environment, GIT_DIR: join(hooked.path, '.git') })
    expect(inHook.root).toBe(hooked.path)
    // A git directory elsewhere, which no looking around would find.
    const elsewhere = await openRepository('.', { ...hooked.environment, GIT_DIR: bare.path })
    expect(elsewhere.gitDir).toBe(bare.path)
  } finally {
    process.chdir(previous)
  }
})

test('says so when there is no repository, no folder, no git', async () => {
  const { environment } = createRepository()
  const folder = createFolder()

  await expect(openRepository(folder, environment)).rejects.toMatchObject({
    kind: 'git',
    message: `\`${folder}\` is not in a git repository.`,
  })
  await expect(openRepository(join(folder, 'none'), environment)).rejects.toMatchObject({ kind: 'usage' })
  await expect(openRepository(folder, { ...environment, PATH: folder })).rejects.toMatchObject({
    kind: 'git',
    message: 'Cannot run git: `git` was not found on the PATH.',
  })
})

test('a repository of another user is refused in words, with the way out', async () => {
  const repository = createRepository()
  repository.commit({ a: '1' }, 'one')
  // git's own switch for testing this: every owner is another one.
  const environment = { ...repository.environment, GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' }

  await expect(openRepository(repository.path, environment)).rejects.toMatchObject({
    kind: 'git',
    message: expect.stringContaining('belongs to another user'),
    hints: [expect.stringContaining('safe.directory')],
  })
})
