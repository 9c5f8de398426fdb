import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { commitPage, removePage } from '../../../src/git/page/commit-page.js'
import { createRepository, type FileContent, type TestRepository } from '../../helpers/repository.js'
import { commit, fillWork, makeDirty, page, path, request, status } from './request.js'

const createWork = () => fillWork(createRepository())

function error(kind: string, message: RegExp) {
  return expect.objectContaining({ kind, message: expect.stringMatching(message) })
}

describe('on the branch that is checked out', () => {
  test('commits the page and nothing else, whatever lies around', async () => {
    const repository = createWork()
    makeDirty(repository)
    const before = status(repository)
    const old = repository.git('rev-parse', 'HEAD')

    const id = await commit(repository, 'page\n', { message: 'docs(handoff): the page, grüße' })

    expect(repository.git('rev-parse', 'HEAD', 'HEAD~1')).toBe(`${id}\n${old}`)
    expect(repository.git('symbolic-ref', 'HEAD')).toBe('refs/heads/feat/a')
    expect(repository.git('diff', '--name-status', 'HEAD~1', 'HEAD')).toBe(`A\t${path}`)
    expect(repository.git('log', '-1', '--format=%B')).toBe('docs(handoff): the page, grüße')
    expect(repository.git('log', '-1', '--walk-reflogs', '--format=%gs', 'HEAD')).toBe(
      'handoff: docs(handoff): the page, grüße',
    )
    expect(status(repository)).toBe(before)
    expect(readFileSync(join(repository.path, path), 'utf8')).toBe('page\n')
    repository.git('fsck', '--strict')
    // Also for those who ask without refreshing the index.
    expect(repository.git('diff-files', '--name-only', '--', path)).toBe('')
  })

  test('the same page again is no commit, and is not written', async () => {
    const repository = createWork()
    const first = await commit(repository, 'page\n')
    const { mtimeMs, ino } = statSync(join(repository.path, path))
    expect(await commit(repository, 'page\n')).toBeNull()
    expect(repository.git('rev-parse', 'HEAD')).toBe(first)
    expect(statSync(join(repository.path, path))).toMatchObject({ mtimeMs, ino })
  })

  test('names what it does where the caller does not', async () => {
    const repository = createWork()
    await commit(repository, 'one\n')
    await commit(repository, 'two\n')
    await removePage(request(repository, ''))
    expect(repository.git('log', '-3', '--format=%s')).toBe(
      'docs(handoff): remove HANDOFF.md\ndocs(handoff): update HANDOFF.md\ndocs(handoff): add HANDOFF.md',
    )
  })

  test.each<[string, (repository: TestRepository) => void]>([
    ['edited', (repository) => repository.write({ [path]: 'mine\n' })],
    [
      'staged',
      (repository) => {
        repository.write({ [path]: 'mine\n' })
        repository.git('add', path)
      },
    ],
    [
      'staged, then edited',
      (repository) => {
        repository.write({ [path]: 'staged\n' })
        repository.git('add', path)
        repository.write({ [path]: 'mine\n' })
      },
    ],
  ])('a page that a person has %s is the input, and is committed', async (_name, edit) => {
    for (const isThere of [true, false]) {
      const repository = createWork()
      if (isThere) repository.commit({ [path]: 'old\n' }, 'docs: page')
      makeDirty(repository)
      const before = status(repository)
      edit(repository)
      await commit(repository, 'mine\nand more\n', { basedOn: 'mine\n' })
      expect(page(repository)).toBe('mine\nand more\n')
      expect(readFileSync(join(repository.path, path), 'utf8')).toBe('mine\nand more\n')
      expect(status(repository)).toBe(before)
    }
  })

  test('a page with the intent to add is committed', async () => {
    const repository = createWork()
    repository.write({ [path]: 'mine\n' })
    repository.git('add', '--intent-to-add', path)
    await commit(repository, 'mine\n')
    expect(page(repository)).toBe('mine\n')
    expect(status(repository)).toBe('')
  })

  test('a page that a person has deleted, staged or not, comes back', async () => {
    for (const remove of [['rm', '--quiet', path], ['rm', '--quiet', '--cached', path], null]) {
      const repository = createWork()
      repository.commit({ [path]: 'old\n' }, 'docs: page')
      if (remove === null) repository.write({ [path]: null })
      else repository.git(...remove)
      await commit(repository, 'new\n')
      expect(page(repository)).toBe('new\n')
      expect(status(repository)).toBe('')
    }
  })

  test('a page whose words nobody has read is left alone, with everything else', async () => {
    const repository = createWork()
    repository.commit({ [path]: 'old\n' }, 'docs: page')
    repository.write({ [path]: 'words of a person\n' })
    const before = [status(repository), repository.git('rev-parse', 'HEAD')]
    for (const basedOn of [undefined, 'old\n', null]) {
      const more = basedOn === undefined ? {} : { basedOn }
      await expect(commit(repository, 'new\n', more)).rejects.toThrow(error('page', /changed on disk/))
    }
    expect([status(repository), repository.git('rev-parse', 'HEAD')]).toEqual(before)
    expect(readFileSync(join(repository.path, path), 'utf8')).toBe('words of a person\n')
  })

  test('keeps the mode of an executable page', async () => {
    const repository = createWork()
    repository.commit({ [path]: { executable: 'old\n' } }, 'docs: page')
    await commit(repository, 'new\n')
    expect(repository.git('ls-tree', '--format=%(objectmode)', 'HEAD', path)).toBe('100755')
    expect(status(repository)).toBe('')
  })

  test('keeps assume-unchanged and skip-worktree, together and each', async () => {
    for (const flags of [
      ['--assume-unchanged'],
      ['--skip-worktree'],
      ['--assume-unchanged', '--skip-worktree'],
    ]) {
      const repository = createWork()
      repository.commit({ [path]: 'old\n' }, 'docs: page')
      for (const flag of flags) repository.git('update-index', flag, path)
      const before = repository.git('ls-files', '-v', path)
      await commit(repository, 'new\n')
      expect(repository.git('ls-files', '-v', path)).toBe(before)
      expect(readFileSync(join(repository.path, path), 'utf8')).toBe('new\n')
      expect(status(repository)).toBe('')
    }
  })
})

describe('a page in folders', () => {
  const deep = '.handoff/feat/a b/ü.md'

  test('comes with them and goes with them', async () => {
    const repository = createWork()
    makeDirty(repository)
    const before = status(repository)
    const old = repository.git('rev-parse', 'HEAD^{tree}')
    await commit(repository, 'page\n', { path: deep })
    expect(repository.git('diff', '-z', '--name-only', 'HEAD~1', 'HEAD')).toBe(`${deep}\0`)
    expect(status(repository)).toBe(before)
    await commit(repository, 'page 2\n', { path: deep })
    await removePage({ ...request(repository, ''), path: deep })
    expect(repository.git('rev-parse', 'HEAD^{tree}')).toBe(old)
    expect(existsSync(join(repository.path, '.handoff'))).toBe(false)
    expect(status(repository)).toBe(before)
    repository.git('fsck', '--strict')
  })

  test('leaves their other files, of any name, as they are', async () => {
    const repository = createWork()
    const names = ['.handoff/feat/x', '.handoff/feat/a b/"quote"', '.handoff/-dash', '.handoff/tab\tname']
    repository.commit(Object.fromEntries(names.map((name) => [name, name])), 'names')
    await commit(repository, 'page\n', { path: deep })
    expect(repository.git('diff', '-z', '--name-status', 'HEAD~1', 'HEAD')).toBe(`A\0${deep}\0`)
  })

  test.each([
    ['a file', { docs: 'file' }],
    ['a link', { docs: { link: 'src' } }],
  ])('is refused where %s is in the place of its folder', async (_name, files) => {
    const repository = createWork()
    repository.commit(files, 'docs')
    const before = repository.git('rev-parse', 'HEAD')
    await expect(commit(repository, 'page\n', { path: 'docs/HANDOFF.md' })).rejects.toThrow(
      error('page', /`docs` is/),
    )
    repository.git('switch', '--quiet', 'main')
    await expect(commit(repository, 'page\n', { path: 'docs/HANDOFF.md' })).rejects.toThrow(
      error('page', /`docs` is not a folder on the branch/),
    )
    expect(repository.git('rev-parse', 'feat/a')).toBe(before)
  })
})

describe('where the page cannot be', () => {
  test.each<[string, Record<string, FileContent>, RegExp]>([
    ['a link', { [path]: { link: 'a.txt' } }, /symbolic link/],
    ['a folder', { [`${path}/x`]: 'x' }, /folder|directory/],
  ])('%s in its place is refused, checked out or not', async (_name, files, message) => {
    const repository = createWork()
    repository.commit(files, 'in the way')
    await expect(commit(repository, 'page\n')).rejects.toThrow(error('page', message))
    repository.git('switch', '--quiet', 'main')
    await expect(commit(repository, 'page\n')).rejects.toThrow(error('page', message))
  })

  test('an ignored page is refused', async () => {
    const repository = createWork()
    repository.commit({ '.gitignore': 'x\n\n*.md\n' }, 'ignore')
    await expect(commit(repository, 'page\n')).rejects.toThrow(
      error('page', /is ignored.*`\*\.md` in \.gitignore, line 3/),
    )
    expect(existsSync(join(repository.path, path))).toBe(false)
    repository.commit({ '.gitignore': '*.md\n!HANDOFF.md\n' }, 'but for the page')
    expect(await commit(repository, 'page\n')).not.toBeNull()
  })

  test('an ignored page that is staged, or committed, is committed', async () => {
    const repository = createWork()
    repository.commit({ '.gitignore': '*.md\n' }, 'ignore')
    repository.write({ [path]: 'page\n' })
    repository.git('add', '--force', path)
    expect(await commit(repository, 'page\n')).not.toBeNull()
    expect(await commit(repository, 'page 2\n')).not.toBeNull()
  })

  test('a name that differs in case only is refused where the disk does not tell them apart', async () => {
    const repository = createWork()
    repository.commit({ 'handoff.md': 'theirs' }, 'page')
    repository.git('switch', '--quiet', 'main')
    repository.git('config', 'core.ignoreCase', 'true')
    await expect(commit(repository, 'page\n')).rejects.toThrow(
      error('page', /the branch already has `handoff.md`/),
    )
    repository.git('config', 'core.ignoreCase', 'false')
    expect(await commit(repository, 'page\n')).not.toBeNull()
  })
})

test.each(['../HANDOFF.md', 'docs/../../x', '.git/hooks/pre-push', '/etc/passwd', ''])(
  'the path %j is refused, in a bare repository too',
  async (outside) => {
    const repository = createWork()
    for (const asked of [repository, repository.clone('--bare')]) {
      await expect(commit(asked, 'page\n', { path: outside })).rejects.toThrow(error('config', /not a path/))
    }
  },
)

describe('when the branch is not as it was', () => {
  test('it has moved, or is not there: nothing happens', async () => {
    const repository = createWork()
    const old = request(repository, 'page\n')
    repository.commit({}, 'meanwhile')
    await expect(commitPage(old)).rejects.toThrow(error('git', /`feat\/a` has moved/))
    await expect(commitPage({ ...old, branch: 'nope' })).rejects.toThrow(
      error('git', /Branch `nope` does not exist/),
    )
    expect(existsSync(join(repository.path, path))).toBe(false)
  })

  test('a branch that is another name is refused', async () => {
    const repository = createWork()
    repository.git('symbolic-ref', 'refs/heads/alias', 'refs/heads/feat/a')
    await expect(commit(repository, 'page\n', { branch: 'alias' })).rejects.toThrow(
      error('git', /a symbolic ref to `refs\/heads\/feat\/a`/),
    )
  })

  test('a reference-transaction hook that refuses leaves all as it was', async () => {
    const repository = createWork()
    repository.commit({ [path]: 'old\n' }, 'docs: page')
    makeDirty(repository)
    repository.write({ [path]: 'mine\n' })
    repository.git('add', path)
    const before = [status(repository), repository.git('rev-parse', 'HEAD'), repository.git('ls-files', '-s')]
    const hook = join(repository.path, '.git/hooks/reference-transaction')
    mkdirSync(join(repository.path, '.git/hooks'), { recursive: true })
    writeFileSync(hook, '#!/bin/sh\nexit 1\n')
    chmodSync(hook, 0o755)
    await expect(commit(repository, 'new\n', { basedOn: 'mine\n' })).rejects.toThrow(error('git', /hook/))
    expect(readFileSync(join(repository.path, path), 'utf8')).toBe('mine\n')
    expect([
      status(repository),
      repository.git('rev-parse', 'HEAD'),
      repository.git('ls-files', '-s'),
    ]).toEqual(before)
  })

  test('an index that stays locked: a clear error, and all as it was', async () => {
    const repository = createWork()
    repository.commit({ [path]: 'old\n' }, 'docs: page')
    const lock = join(repository.path, '.git/index.lock')
    writeFileSync(lock, '')
    await expect(commit(repository, 'new\n')).rejects.toThrow(error('git', /index\.lock` exists/))
    expect(readFileSync(join(repository.path, path), 'utf8')).toBe('old\n')
    expect(page(repository)).toBe('old\n')
  })

  test('a lock that goes after a moment is waited for', async () => {
    for (const lock of ['.git/index.lock', '.git/refs/heads/feat/a.lock']) {
      const repository = createWork()
      const file = join(repository.path, lock)
      writeFileSync(file, '')
      setTimeout(() => repository.write({ [lock]: null }), 400)
      expect(await commit(repository, 'new\n')).not.toBeNull()
      expect(status(repository)).toBe('')
    }
  })
})

describe('who commits', () => {
  test('nobody: two commands to say who, and nothing changed', async () => {
    const repository = createWork()
    repository.commit({ [path]: 'old\n' }, 'docs: page')
    repository.git('config', 'user.useConfigOnly', 'true')
    const environment = { ...repository.environment }
    for (const name of Object.keys(environment))
      if (/^(GIT_(AUTHOR|COMMITTER)_|EMAIL)/.test(name)) delete environment[name]
    await expect(commit(repository, 'new\n', { environment })).rejects.toThrow(
      expect.objectContaining({
        kind: 'git',
        message: expect.stringContaining('git does not know who you are'),
        hints: [
          'git config --global user.name "Your Name"',
          'git config --global user.email you@example.com',
        ],
      }),
    )
    expect(page(repository)).toBe('old\n')
    expect(readFileSync(join(repository.path, path), 'utf8')).toBe('old\n')
    expect(status(repository)).toBe('')
  })

  test('the configured person, with letters that are not ASCII, in UTF-8 whatever i18n says', async () => {
    const repository = createWork()
    repository.git('config', 'i18n.commitEncoding', 'ISO-8859-1')
    const environment = { ...repository.environment, GIT_AUTHOR_NAME: 'Zoë Müller' }
    await commit(repository, 'new\n', { environment, message: 'docs: Übergabe' })
    expect(repository.run(['cat-file', 'commit', 'HEAD']).stdout.toString()).toMatch(
      /^author Zoë Müller <ada@example\.com>[\s\S]*\n\ndocs: Übergabe\n$/m,
    )
    expect(repository.git('cat-file', 'commit', 'HEAD')).not.toContain('encoding')
  })
})

describe('filters', () => {
  test('core.autocrlf: CRLF on disk, LF in the repository, clean status', async () => {
    const repository = createWork()
    repository.git('config', 'core.autocrlf', 'true')
    await commit(repository, 'one\r\ntwo\r\n')
    expect(page(repository)).toBe('one\ntwo\n')
    expect(readFileSync(join(repository.path, path), 'utf8')).toBe('one\r\ntwo\r\n')
    expect(status(repository)).toBe('')
    await commit(repository, 'one\r\ntwo\r\nthree\r\n')
    expect(page(repository)).toBe('one\ntwo\nthree\n')
    expect(status(repository)).toBe('')
  })

  test('core.autocrlf leaves a page alone that was committed with CRLF, as `git add` does', async () => {
    const repository = createWork()
    repository.commit({ [path]: 'one\r\n' }, 'docs: page')
    repository.git('config', 'core.autocrlf', 'true')
    await commit(repository, 'one\r\ntwo\r\n')
    expect(page(repository)).toBe('one\r\ntwo\r\n')
    expect(status(repository)).toBe('')
  })

  test('attributes and clean filters of the path hold', async () => {
    const repository = createWork()
    repository.commit({ '.gitattributes': '*.md text eol=crlf filter=upper\n' }, 'attributes')
    repository.git('config', 'filter.upper.clean', 'tr a-z A-Z')
    await commit(repository, 'page\r\n')
    expect(page(repository)).toBe('PAGE\n')
    expect(status(repository)).toBe('')
  })
})
