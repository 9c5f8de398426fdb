import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readBranchPage, readPage, readPageAt } from '../../../src/git/page/page-file.js'
import { createFolder, createRepository } from '../../helpers/repository.js'
import { canDropPermissions, withPermissions } from './permission.js'

const isWindows = process.platform === 'win32'

function pageFolder(content?: string | Buffer): string {
  const root = createFolder()
  if (content !== undefined) writeFileSync(join(root, 'HANDOFF.md'), content)
  return root
}

function pageError(message: RegExp) {
  return expect.objectContaining({
    kind: 'page',
    message: expect.stringMatching(message),
    hints: expect.arrayContaining([expect.any(String)]),
  })
}

describe('a page on disk', () => {
  test('is null where there is none, nor its folder', async () => {
    expect(await readPage(pageFolder(), 'HANDOFF.md')).toEqual({ text: null, bytes: 0 })
    expect(await readPage(pageFolder(), 'docs/deep/HANDOFF.md')).toEqual({ text: null, bytes: 0 })
  })

  test('keeps its BOM, its line endings and its missing final newline', async () => {
    const text = '\ufeff# Übergabe\r\n\r\n進捗\ttab\nlast'
    const root = pageFolder(text)
    expect(await readPage(root, 'HANDOFF.md')).toEqual({ text, bytes: Buffer.byteLength(text) })
  })

  test('is empty where the file is', async () => {
    expect(await readPage(pageFolder(''), 'HANDOFF.md')).toEqual({ text: '', bytes: 0 })
  })

  test.each([
    ['binary', Buffer.from('text\0more'), /NUL/],
    ['UTF-16', Buffer.from('\ufeff# Page\n', 'utf16le'), /UTF-16/],
    ['Latin-1', Buffer.from('first\nsecond \xfcber\n', 'latin1'), /not valid UTF-8 \(line 2\)/],
    ['an overlong sequence', Buffer.from([0x0a, 0x0a, 0xc0, 0xaf]), /not valid UTF-8 \(line 3\)/],
    ['a lone surrogate', Buffer.from([0xed, 0xa0, 0x80]), /not valid UTF-8 \(line 1\)/],
    ['5 MB and one byte', Buffer.alloc(5_000_001, 'x'), /has 5\.0 MB \(limit: 5 MB\)/],
  ])('%s is refused', async (_name, content, message) => {
    await expect(readPage(pageFolder(content), 'HANDOFF.md')).rejects.toThrow(pageError(message))
  })

  test('5 MB are read', async () => {
    const { bytes } = await readPage(pageFolder(`${'x'.repeat(998)}\n\n`.repeat(5_000)), 'HANDOFF.md')
    expect(bytes).toBe(5_000_000)
  })

  test('12 GB are refused without being read', async () => {
    const root = pageFolder('')
    truncateSync(join(root, 'HANDOFF.md'), 12e9)
    const started = performance.now()
    await expect(readPage(root, 'HANDOFF.md')).rejects.toThrow(pageError(/12000\.0 MB/))
    expect(performance.now() - started).toBeLessThan(1000)
  })

  test('a directory in its place is refused', async () => {
    const root = pageFolder()
    mkdirSync(join(root, 'HANDOFF.md'))
    await expect(readPage(root, 'HANDOFF.md')).rejects.toThrow(pageError(/is a directory/))
  })

  test('a file in the place of its folder is refused', async () => {
    await expect(readPage(pageFolder('page'), 'HANDOFF.md/x.md')).rejects.toThrow(
      pageError(/`HANDOFF.md` is not a directory/),
    )
  })

  test.each(['../HANDOFF.md', 'docs/../../HANDOFF.md', '', '/etc/passwd', '.git/config', 'a/.GIT/x'])(
    'the path %j is refused',
    async (path) => {
      await expect(readPage(pageFolder(), path)).rejects.toThrow(expect.objectContaining({ kind: 'config' }))
    },
  )

  test.skipIf(isWindows)('a link is refused, out of the repository, inside it, and dangling', async () => {
    const outside = pageFolder('outside')
    for (const target of [join(outside, 'HANDOFF.md'), 'real.md', 'nowhere.md']) {
      const root = pageFolder()
      writeFileSync(join(root, 'real.md'), 'inside')
      symlinkSync(target, join(root, 'HANDOFF.md'))
      await expect(readPage(root, 'HANDOFF.md')).rejects.toThrow(pageError(/symbolic link to/))
    }
  })

  test.skipIf(isWindows)('a folder that is a link is refused', async () => {
    const root = pageFolder()
    symlinkSync(pageFolder('outside'), join(root, 'docs'))
    await expect(readPage(root, 'docs/HANDOFF.md')).rejects.toThrow(pageError(/`docs` is a symbolic link/))
  })

  test.skipIf(isWindows)('a FIFO is refused, and nobody waits for its writer', async () => {
    const root = pageFolder()
    execFileSync('mkfifo', [join(root, 'HANDOFF.md')])
    await expect(readPage(root, 'HANDOFF.md')).rejects.toThrow(pageError(/not a regular file/))
  })

  test.runIf(canDropPermissions)('a file, or a folder, without read permission is refused', async () => {
    const root = pageFolder('secret')
    chmodSync(root, 0o755)
    await withPermissions(join(root, 'HANDOFF.md'), 0o000, () =>
      expect(readPage(root, 'HANDOFF.md')).rejects.toThrow(pageError(/cannot be read: permission denied/)),
    )
    await withPermissions(root, 0o000, () =>
      expect(readPage(root, 'HANDOFF.md')).rejects.toThrow(pageError(/permission denied/)),
    )
  })
})

describe('a page at a commit', () => {
  test('is read from bare repositories, in folders, with names that look like options and patterns', async () => {
    const repository = createRepository()
    const paths = ['HANDOFF.md', 'docs/a b/HANDOFF.md', '--long', '*.md', ':(top)x.md', 'über.md']
    repository.commit(Object.fromEntries(paths.map((path) => [path, `\ufeff${path}\r\n`])), 'pages')
    const bare = repository.clone('--bare')
    for (const path of paths) {
      const page = await readPageAt(bare.path, 'refs/heads/main', path, bare.environment)
      expect(page.text).toBe(`\ufeff${path}\r\n`)
    }
    expect(await readPageAt(bare.path, 'refs/heads/main', '?.md', bare.environment)).toEqual({
      text: null,
      bytes: 0,
    })
  })

  test('is read from a subfolder by its path from the root', async () => {
    const repository = createRepository()
    const commit = repository.commit({ 'HANDOFF.md': 'root', 'sub/HANDOFF.md': 'sub' }, 'pages')
    const sub = repository.at(join(repository.path, 'sub'))
    expect((await readPageAt(sub.path, commit, 'HANDOFF.md', sub.environment)).text).toBe('root')
  })

  test('is refused where it is a link, a folder, binary or too large', async () => {
    const repository = createRepository()
    const commit = repository.commit(
      {
        link: { link: '/etc/passwd' },
        'folder/x': 'x',
        binary: Buffer.from([0]),
        large: 'x'.repeat(5_000_001),
      },
      'pages',
    )
    const read = (path: string) => readPageAt(repository.path, commit, path, repository.environment)
    await expect(read('link')).rejects.toThrow(pageError(/symbolic link on the branch/))
    await expect(read('folder')).rejects.toThrow(pageError(/folder on the branch/))
    await expect(read('binary')).rejects.toThrow(pageError(/NUL/))
    await expect(read('large')).rejects.toThrow(pageError(/5 MB/))
    expect((await read('link/x')).text).toBeNull()
  })

  test('is not known, rather than missing, where the commit is not here', async () => {
    const repository = createRepository()
    repository.commit({}, 'one')
    const gone = 'ab'.repeat(20)
    await expect(readPageAt(repository.path, gone, 'HANDOFF.md', repository.environment)).rejects.toThrow(
      expect.objectContaining({ kind: 'history' }),
    )
  })
})

describe('the page of a branch', () => {
  test('is the one on disk where the branch is checked out, edited or deleted, else the one at its tip', async () => {
    const repository = createRepository()
    repository.commit({ 'HANDOFF.md': 'main' }, 'main')
    repository.git('branch', 'other')
    repository.git('branch', 'linked')
    const linked = join(createFolder(), 'linked worktree')
    repository.git('worktree', 'add', '--quiet', linked, 'linked')
    repository.write({ 'HANDOFF.md': 'edited' })
    repository.at(linked).write({ 'HANDOFF.md': 'edited there' })

    const read = (branch: string) =>
      readBranchPage(repository.path, branch, 'HANDOFF.md', repository.environment)
    expect(await read('main')).toEqual({ text: 'edited', bytes: 6, root: repository.path })
    expect(await read('linked')).toEqual({ text: 'edited there', bytes: 12, root: linked })
    expect(await read('other')).toEqual({ text: 'main', bytes: 4, root: null })
    repository.write({ 'HANDOFF.md': null })
    expect(await read('main')).toEqual({ text: null, bytes: 0, root: repository.path })
  })

  test('is the one at the tip where a sparse checkout leaves it out', async () => {
    const repository = createRepository()
    repository.commit({ 'docs/HANDOFF.md': 'page', 'src/a': 'a' }, 'one')
    repository.git('sparse-checkout', 'set', 'src')
    expect(
      await readBranchPage(repository.path, 'main', 'docs/HANDOFF.md', repository.environment),
    ).toMatchObject({ text: 'page', root: null })
  })
})
