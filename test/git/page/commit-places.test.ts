import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { commitPage, removePage } from '../../../src/git/page/commit-page.js'
import {
  createFolder,
  createRepository,
  type GitResult,
  type TestRepository,
} from '../../helpers/repository.js'
import { commit, fillWork, makeDirty, page, path, request, status } from './request.js'

const createWork = () => fillWork(createRepository())

function onDisk(root: string): string {
  return readFileSync(join(root, path), 'utf8')
}

describe('a branch that is not checked out', () => {
  test('gets its commit; the worktree, on another branch with another page, is as it was', async () => {
    const repository = createWork()
    repository.git('switch', '--quiet', 'main')
    repository.commit({ [path]: 'the page of main\n' }, 'page')
    repository.write({ [path]: 'edited\n', 'b.txt': 'edited\n' })
    const before = status(repository)
    const head = repository.git('rev-parse', 'HEAD')
    await commit(repository, 'page\n')
    expect(page(repository)).toBe('page\n')
    expect([status(repository), repository.git('rev-parse', 'HEAD')]).toEqual([before, head])
    expect(onDisk(repository.path)).toBe('edited\n')
    expect(repository.git('log', '-1', '--walk-reflogs', '--format=%gs', 'feat/a')).toMatch(/^handoff: /)
    await removePage(request(repository, ''))
    expect(() => page(repository)).toThrow()
  })

  test('from a subfolder the path is still from the root, and so are its attributes', async () => {
    const repository = createWork()
    repository.git('switch', '--quiet', 'main')
    repository.write({ '.gitattributes': '/HANDOFF.md text\n' })
    await commit(repository, 'page\r\n', { repository: join(repository.path, 'src') })
    // git >= 2.41 looks at the branch's own attributes, which has none.
    expect(['page\n', 'page\r\n']).toContain(page(repository))
    expect(status(repository)).toBe('? .gitattributes\0')
  })

  test('with a name like an option', async () => {
    const repository = createWork()
    const branch = '--upload-pack=x'
    repository.git('update-ref', `refs/heads/${branch}`, 'feat/a')
    await commit(repository, 'page\n', { branch })
    expect(page(repository, `refs/heads/${branch}`)).toBe('page\n')
    expect(status(repository)).toBe('')
  })
})

test('a bare repository', async () => {
  const repository = createWork().clone('--bare')
  await commit(repository, 'page\n')
  await commit(repository, 'page 2\n', { path: 'docs/HANDOFF.md' })
  expect([page(repository), page(repository, 'feat/a', 'docs/HANDOFF.md')]).toEqual(['page\n', 'page 2\n'])
  repository.git('fsck', '--strict')
})

test('a bare repository with linked worktrees', async () => {
  const bare = createWork().clone('--bare')
  const linked = join(createFolder(), 'linked')
  bare.git('worktree', 'add', '--quiet', linked, 'feat/a')
  for (const [index, asked] of [bare.path, linked].entries()) {
    await commit(bare, `page ${index}\n`, { repository: asked })
    expect([page(bare), onDisk(linked), status(bare.at(linked))]).toEqual([
      `page ${index}\n`,
      `page ${index}\n`,
      '',
    ])
  }
})

test('a repository that uses SHA-256', async () => {
  const repository = fillWork(createRepository({ objectFormat: 'sha256' }))
  makeDirty(repository)
  const before = status(repository)
  expect(await commit(repository, 'page\n')).toMatch(/^[0-9a-f]{64}$/)
  expect(status(repository)).toBe(before)
  repository.git('fsck', '--strict')
})

describe('linked worktrees', () => {
  function createLinked(): [repository: TestRepository, linked: TestRepository] {
    const repository = createWork()
    repository.git('switch', '--quiet', 'main')
    const linked = repository.at(join(createFolder(), 'linked worktree'))
    repository.git('worktree', 'add', '--quiet', linked.path, 'feat/a')
    return [repository, linked]
  }

  test('the one that holds the branch gets the page, whoever asks', async () => {
    const [repository, linked] = createLinked()
    makeDirty(linked)
    repository.write({ 'b.txt': 'edited\n' })
    const before = [status(repository), status(linked)]
    await commit(repository, 'page\n')
    await commit(linked, 'page\n')
    await commit(linked, 'page 2\n', { repository: join(linked.path, 'src') })
    expect(page(repository)).toBe('page 2\n')
    expect(onDisk(linked.path)).toBe('page 2\n')
    expect([status(repository), status(linked)]).toEqual(before)
    expect(existsSync(join(repository.path, path))).toBe(false)
    // And the main one, asked from the linked one.
    await commit(linked, 'main page\n', { branch: 'main' })
    expect(onDisk(repository.path)).toBe('main page\n')
    expect([status(repository), status(linked)]).toEqual(before)
    expect(linked.git('log', '-1', '--walk-reflogs', '--format=%gs', 'HEAD')).toMatch(/^handoff: /)
  })

  test('two that hold the branch, by force, both get it', async () => {
    const [repository, linked] = createLinked()
    const second = repository.at(join(createFolder(), 'second'))
    repository.git('worktree', 'add', '--quiet', '--force', second.path, 'feat/a')
    await commit(repository, 'page\n')
    for (const worktree of [linked, second]) {
      expect(onDisk(worktree.path)).toBe('page\n')
      expect(status(worktree)).toBe('')
    }
  })

  test('one that is not there: a clear error, and nothing changed', async () => {
    const [repository, linked] = createLinked()
    const before = repository.git('rev-parse', 'feat/a')
    renameSync(linked.path, `${linked.path}-moved`)
    await expect(commit(repository, 'page\n')).rejects.toThrow(
      expect.objectContaining({
        kind: 'git',
        message: expect.stringContaining('a worktree that no longer exists'),
        hints: [
          expect.stringContaining('git worktree repair'),
          expect.stringContaining('git worktree prune'),
        ],
      }),
    )
    expect(repository.git('rev-parse', 'feat/a')).toBe(before)
    rmSync(`${linked.path}-moved`, { recursive: true })
    repository.git('worktree', 'prune')
    expect(await commit(repository, 'page\n')).not.toBeNull()
  })
})

describe('git directories that are elsewhere', () => {
  test('a submodule, from itself and from a worktree of it', async () => {
    const library = createWork()
    const repository = createRepository()
    repository.git('submodule', '--quiet', 'add', '--branch', 'feat/a', `file://${library.path}`, 'lib')
    repository.commit({}, 'add a submodule')
    const submodule = repository.at(join(repository.path, 'lib'))
    makeDirty(submodule)
    const before = status(submodule)
    await commit(submodule, 'page\n')
    expect([page(submodule), onDisk(submodule.path), status(submodule)]).toEqual(['page\n', 'page\n', before])

    const linked = submodule.at(join(createFolder(), 'linked'))
    submodule.git('worktree', 'add', '--quiet', '-b', 'other', linked.path)
    await commit(linked, 'page 2\n')
    expect([onDisk(submodule.path), status(submodule)]).toEqual(['page 2\n', before])
    await commit(submodule, 'page 3\n', { branch: 'other' })
    expect([onDisk(linked.path), status(linked)]).toEqual(['page 3\n', ''])
  })

  test('--separate-git-dir: from itself; from a linked worktree nobody can know where it is', async () => {
    const repository = createWork()
    const elsewhere = join(createFolder(), 'git directory')
    repository.git('init', '--quiet', `--separate-git-dir=${elsewhere}`)
    await commit(repository, 'page\n')
    expect([onDisk(repository.path), status(repository)]).toEqual(['page\n', ''])
    const linked = repository.at(join(createFolder(), 'linked'))
    repository.git('worktree', 'add', '--quiet', '-b', 'other', linked.path)
    await expect(commit(linked, 'page 2\n')).rejects.toThrow(/a worktree that no longer exists/)
    expect(status(repository)).toBe('')
  })
})

describe('sparse checkouts', () => {
  test.each([['--no-sparse-index'], ['--sparse-index']])('with %s', async (index) => {
    const repository = createWork()
    repository.commit({ 'docs/HANDOFF.md': 'old\n', 'docs/x': 'x\n' }, 'docs')
    repository.git('sparse-checkout', 'set', '--cone', index, 'src')
    repository.write({ 'src/c.txt': 'edited\n' })
    const before = status(repository)
    // At the root, which is in every cone; then a tracked page that is left out; then a new one out there.
    await commit(repository, 'root\n')
    await commit(repository, 'left out\n', { path: 'docs/HANDOFF.md' })
    expect([onDisk(repository.path), page(repository, 'feat/a', 'docs/HANDOFF.md')]).toEqual([
      'root\n',
      'left out\n',
    ])
    expect(existsSync(join(repository.path, 'docs'))).toBe(false)
    expect(repository.git('ls-files', '-t', 'docs/HANDOFF.md')).toBe('S docs/HANDOFF.md')
    await commit(repository, 'new\n', { path: 'new/HANDOFF.md' })
    expect(status(repository)).toBe(before)
    repository.git('sparse-checkout', 'disable')
    expect(readFileSync(join(repository.path, 'docs/HANDOFF.md'), 'utf8')).toBe('left out\n')
    expect(status(repository)).toBe(before)
  })

  test('with patterns that leave out the root', async () => {
    const repository = createWork()
    repository.commit({ [path]: 'old\n' }, 'page')
    repository.git('sparse-checkout', 'set', '--no-cone', '/src/')
    expect(existsSync(join(repository.path, path))).toBe(false)
    await commit(repository, 'new\n')
    expect(existsSync(join(repository.path, path))).toBe(false)
    expect([page(repository), status(repository)]).toEqual(['new\n', ''])
  })
})

test('a partial clone fetches nothing for it', async () => {
  const repository = createWork()
  const clone = repository.clone('--filter=blob:none', '--no-checkout', '--branch=feat/a')
  renameSync(repository.path, `${repository.path}-gone`)
  const bare = clone.at(join(clone.path, '.git'))
  clone.git('config', 'core.bare', 'true')
  await commit(bare, 'page\n')
  expect(page(clone)).toBe('page\n')
})

test('a split index, an untracked cache and a version 4 index', async () => {
  const repository = createWork()
  repository.git('update-index', '--split-index', '--untracked-cache', '--index-version=4')
  makeDirty(repository)
  const before = status(repository)
  await commit(repository, 'page\n')
  await commit(repository, 'page 2\n')
  expect(status(repository)).toBe(before)
})

const gitVersion = execFileSync('git', ['version']).toString()
const hasReftable = /version (?:[3-9]|2\.(?:4[5-9]|[5-9]\d))/.test(gitVersion)
if (!hasReftable) console.warn(`reftable is not tested: it needs git 2.45, this is ${gitVersion}`)

test.runIf(hasReftable)('a repository whose refs are a reftable', async () => {
  const folder = createFolder()
  const repository = createRepository().at(folder)
  repository.git('init', '--quiet', '--ref-format=reftable', '--initial-branch=main')
  fillWork(repository)
  const linked = repository.at(join(createFolder(), 'linked'))
  repository.git('worktree', 'add', '--quiet', '-b', 'other', linked.path)
  makeDirty(repository)
  const before = status(repository)
  await commit(linked, 'page\n')
  expect([page(repository), onDisk(folder), status(repository)]).toEqual(['page\n', 'page\n', before])

  linked.commit({ 'a.txt': 'theirs\n' }, 'conflicting')
  linked.run(['cherry-pick', 'feat/a~1'])
  await expect(commit(repository, 'page\n', { branch: 'other' })).rejects.toThrow(
    /in the middle of a cherry-pick/,
  )
})

describe('inside a hook', () => {
  const run = join(import.meta.dirname, 'hook-commit.ts')

  /** Installs a pre-push hook that commits a page with the code under test, and pushes. */
  function push(repository: TestRepository, folder: string, ...options: string[]): GitResult {
    const hooks = createFolder()
    const loader = pathToFileURL(join(import.meta.dirname, '../../../node_modules/tsx/dist/loader.mjs'))
    const lines = ['#!/bin/sh', `exec "${process.execPath}" --import "${loader}" "${run}" feat/a`]
    writeFileSync(join(hooks, 'pre-push'), `${lines.join('\n')}\n`)
    chmodSync(join(hooks, 'pre-push'), 0o755)
    const remote = createRepository({ bare: true })
    return repository
      .at(folder)
      .run([...options, '-c', `core.hooksPath=${hooks}`, 'push', remote.path, 'feat/a'])
  }

  test.skipIf(process.platform === 'win32')(
    'of the main worktree, of a linked one, and of a bare repository',
    async () => {
      const repository = createWork()
      makeDirty(repository)
      const before = status(repository)
      expect(push(repository, repository.path)).toMatchObject({ status: 0 })
      expect([page(repository), onDisk(repository.path), status(repository)]).toEqual([
        'from a hook\n',
        'from a hook\n',
        before,
      ])

      const linked = repository.at(join(createFolder(), 'linked'))
      repository.git('worktree', 'add', '--quiet', '-b', 'other', linked.path, 'feat/a~1')
      expect(push(repository, linked.path)).toMatchObject({ status: 0 })
      expect(status(repository)).toBe(before)
      expect(status(linked)).toBe('')

      const bare = createWork().clone('--bare')
      expect(push(bare, bare.path)).toMatchObject({ status: 0 })
      expect(page(bare)).toBe('from a hook\n')

      // A bare repository that is told its worktree, as some keep the files of their home in.
      const home = createRepository().at(createFolder())
      const options = [`--git-dir=${bare.path}`, `--work-tree=${home.path}`]
      home.git(...options, 'symbolic-ref', 'HEAD', 'refs/heads/feat/a')
      home.git(...options, 'reset', '--quiet', '--hard', 'feat/a~1')
      expect(push(bare, home.path, ...options)).toMatchObject({ status: 0 })
      expect(onDisk(home.path)).toBe('from a hook\n')
      expect(home.git(...options, 'status', '--porcelain')).toBe('')
    },
  )

  test('a temporary index of `git commit -a` is not touched', async () => {
    const repository = createWork()
    const environment = {
      ...repository.environment,
      GIT_INDEX_FILE: join(createFolder(), 'next-index.lock'),
      GIT_DIR: join(createFolder(), 'nowhere'),
      GIT_WORK_TREE: createFolder(),
      GIT_PREFIX: 'src/',
    }
    await commit(repository, 'page\n', { environment })
    expect([page(repository), status(repository)]).toEqual(['page\n', ''])
    expect(existsSync(environment.GIT_INDEX_FILE)).toBe(false)
  })
})

describe('signing', () => {
  const hasKeygen = spawnSync('ssh-keygen', ['-?']).error === undefined
  if (!hasKeygen) console.warn('There is no ssh-keygen here: signing is not tested.')

  test.runIf(hasKeygen)('with ssh, where commit.gpgsign is set', async () => {
    const repository = createWork()
    const key = join(createFolder(), 'key')
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key])
    repository.git('config', 'gpg.format', 'ssh')
    repository.git('config', 'user.signingKey', `${key}.pub`)
    await commit(repository, 'one\n')
    expect(repository.git('cat-file', 'commit', 'HEAD')).not.toContain('gpgsig')
    repository.git('config', 'commit.gpgSign', 'true')
    await commit(repository, 'two\n')
    expect(repository.git('cat-file', 'commit', 'HEAD')).toContain('-----BEGIN SSH SIGNATURE-----')
    const signers = join(createFolder(), 'signers')
    writeFileSync(signers, `ada@example.com ${readFileSync(`${key}.pub`, 'utf8')}`)
    repository.git('-c', `gpg.ssh.allowedSignersFile=${signers}`, 'verify-commit', 'HEAD')
  })

  test.skipIf(process.platform === 'win32')('with the configured program and format', async () => {
    const repository = createWork()
    const program = join(createFolder(), 'fake gpg')
    writeFileSync(
      program,
      '#!/bin/sh\ncat >/dev/null\necho "[GNUPG:] SIG_CREATED " >&2\necho "-----BEGIN $0"\n',
    )
    chmodSync(program, 0o755)
    repository.git('config', 'commit.gpgSign', 'yes')
    for (const [format, key] of [
      ['openpgp', 'gpg.program'],
      ['x509', 'gpg.x509.program'],
    ] as const) {
      repository.git('config', 'gpg.format', format)
      repository.git('config', key, program)
      await commit(repository, `${format}\n`)
      expect(repository.git('cat-file', 'commit', 'HEAD')).toContain(`gpgsig -----BEGIN ${program}`)
    }
  })

  test('that fails: what git says, and nothing changed', async () => {
    const repository = createWork()
    repository.commit({ [path]: 'old\n' }, 'page')
    repository.git('config', 'commit.gpgSign', 'true')
    repository.git('config', 'gpg.program', join(createFolder(), 'no such program'))
    const before = repository.git('rev-parse', 'HEAD')
    await expect(commit(repository, 'new\n')).rejects.toThrow(
      expect.objectContaining({ kind: 'git', hints: [expect.stringContaining('commit.gpgsign')] }),
    )
    expect([repository.git('rev-parse', 'HEAD'), onDisk(repository.path), status(repository)]).toEqual([
      before,
      'old\n',
      '',
    ])
  })
})

test('outside of any repository', async () => {
  const repository = createWork()
  const folder = createFolder()
  await expect(commitPage({ ...request(repository, 'page\n'), repository: folder })).rejects.toThrow(
    expect.objectContaining({ kind: 'git', message: expect.stringContaining('not in a git repository') }),
  )
})
