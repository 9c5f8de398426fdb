import { execFileSync, spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readPage } from '../../../src/git/page/page-file.js'
import { writePage } from '../../../src/git/page/write.js'
import { createFolder } from '../../helpers/repository.js'
import { canDropPermissions, withPermissions } from './permission.js'

const isWindows = process.platform === 'win32'
const path = 'HANDOFF.md'

function folderWith(text: string | null): string {
  const root = createFolder()
  if (text !== null) writeFileSync(join(root, path), text)
  return root
}

function pageError(message: RegExp) {
  return expect.objectContaining({ kind: 'page', message: expect.stringMatching(message) })
}

describe('writing a page', () => {
  test('makes it, with its folders, byte for byte', async () => {
    const root = folderWith(null)
    const text = '\ufeff# Übergabe\r\nno newline at the end'
    expect(await writePage(root, 'docs/deep/HANDOFF.md', { from: null, to: text })).toBe(true)
    expect(readFileSync(join(root, 'docs/deep/HANDOFF.md'), 'utf8')).toBe(text)
    expect(readdirSync(join(root, 'docs/deep'))).toEqual([path])
  })

  test.skipIf(isWindows)('keeps the mode of the page that was there', async () => {
    for (const mode of [0o755, 0o600, 0o664]) {
      const root = folderWith('old')
      chmodSync(join(root, path), mode)
      await writePage(root, path, { from: 'old', to: 'new' })
      expect(statSync(join(root, path)).mode & 0o777).toBe(mode)
    }
  })

  test('the same text is not written at all', async () => {
    const root = folderWith('same')
    utimesSync(join(root, path), 1000, 1000)
    const before = statSync(join(root, path))
    expect(await writePage(root, path, { from: 'same', to: 'same' })).toBe(false)
    expect(await writePage(root, path, { from: 'older', to: 'same' })).toBe(false)
    const after = statSync(join(root, path))
    expect([after.mtimeMs, after.ino]).toEqual([before.mtimeMs, before.ino])
  })

  test.each([
    ['edited', 'edited meanwhile', 'read'],
    ['made', 'made meanwhile', null],
    ['removed', null, 'read'],
  ])('a page that somebody has %s meanwhile is left alone', async (_name, onDisk, from) => {
    const root = folderWith(onDisk)
    await expect(writePage(root, path, { from, to: 'new' })).rejects.toThrow(
      pageError(/changed on disk while this command was running/),
    )
    expect((await readPage(root, path)).text).toBe(onDisk)
    expect(readdirSync(root)).toEqual(onDisk === null ? [] : [path])
  })

  test('a page that is edited while it is being written is left alone', async () => {
    const root = folderWith('read')
    const writeBytes = (handle: number, bytes: Uint8Array) => {
      writeFileSync(handle, bytes)
      writeFileSync(join(root, path), 'typed at that moment')
    }
    await expect(writePage(root, path, { from: 'read', to: 'new' }, { writeBytes })).rejects.toThrow(
      pageError(/changed on disk while this command was running/),
    )
    expect(readFileSync(join(root, path), 'utf8')).toBe('typed at that moment')
    expect(readdirSync(root)).toEqual([path])
  })

  test.skipIf(isWindows)('never goes through a link', async () => {
    const outside = folderWith('outside')
    const root = folderWith(null)
    symlinkSync(join(outside, path), join(root, path))
    symlinkSync(outside, join(root, 'docs'))
    await expect(writePage(root, path, { from: 'outside', to: 'new' })).rejects.toThrow(
      pageError(/symbolic link/),
    )
    await expect(writePage(root, `docs/${path}`, { from: 'outside', to: 'new' })).rejects.toThrow(
      pageError(/symbolic link/),
    )
    expect(readFileSync(join(outside, path), 'utf8')).toBe('outside')
    expect(readdirSync(outside)).toEqual([path])
  })

  test.skipIf(isWindows)('a hard link of the page elsewhere keeps the old text', async () => {
    const root = folderWith('old')
    linkSync(join(root, path), join(root, 'copy'))
    await writePage(root, path, { from: 'old', to: 'new' })
    expect(readFileSync(join(root, 'copy'), 'utf8')).toBe('old')
  })

  test('a page that nobody could read again is not written', async () => {
    const root = folderWith('old')
    await expect(writePage(root, path, { from: 'old', to: 'x'.repeat(5_000_001) })).rejects.toThrow(
      pageError(/5 MB/),
    )
    expect(readFileSync(join(root, path), 'utf8')).toBe('old')
  })
})

describe('a page that cannot be written is as it was, and nothing lies beside it', () => {
  test('where writing fails half way', async () => {
    const root = folderWith('old')
    const writeBytes = (handle: number, bytes: Uint8Array) => {
      writeFileSync(handle, bytes.subarray(0, 1))
      throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' })
    }
    await expect(writePage(root, path, { from: 'old', to: 'new' }, { writeBytes })).rejects.toThrow(
      pageError(/cannot be written: the disk is full/),
    )
    await expect(
      writePage(root, 'a/b/HANDOFF.md', { from: null, to: 'new' }, { writeBytes }),
    ).rejects.toThrow(pageError(/the disk is full/))
    expect(readdirSync(root)).toEqual([path])
    expect(readFileSync(join(root, path), 'utf8')).toBe('old')
  })

  test('where a file is in the place of its folder', async () => {
    const root = folderWith('old')
    await expect(writePage(root, 'HANDOFF.md/x/page.md', { from: null, to: 'new' })).rejects.toThrow(
      pageError(/`HANDOFF.md` is not a directory/),
    )
    expect(readFileSync(join(root, path), 'utf8')).toBe('old')
  })

  test.runIf(canDropPermissions)('where the folder, or the page itself, is read-only', async () => {
    const root = folderWith('old')
    await withPermissions(root, 0o555, async () => {
      await expect(writePage(root, path, { from: 'old', to: 'new' })).rejects.toThrow(
        pageError(/cannot be written: permission denied/),
      )
      await expect(writePage(root, 'docs/x.md', { from: null, to: 'new' })).rejects.toThrow(
        pageError(/cannot be written: permission denied/),
      )
      await expect(writePage(root, path, { from: 'old', to: null })).rejects.toThrow(
        pageError(/cannot be removed: permission denied/),
      )
    })
    chmodSync(root, 0o777)
    await withPermissions(join(root, path), 0o444, () =>
      expect(writePage(root, path, { from: 'old', to: 'new' })).rejects.toThrow(
        pageError(/cannot be written: permission denied/),
      ),
    )
    expect(readdirSync(root)).toEqual([path])
    expect(readFileSync(join(root, path), 'utf8')).toBe('old')
  })

  const disk = mountSmallDisk()
  afterAll(() => {
    if (disk !== null) execFileSync('umount', [disk])
  })
  if (disk === null)
    console.warn('No small disk could be mounted here: full and read-only disks are not tested.')

  test.skipIf(disk === null)('where the disk is full', async () => {
    const root = join(disk ?? '', 'full')
    mkdirSync(root)
    writeFileSync(join(root, path), 'old')
    await expect(writePage(root, path, { from: 'old', to: 'new'.repeat(100_000) })).rejects.toThrow(
      pageError(/cannot be written: the disk is full/),
    )
    await expect(writePage(root, 'a/b.md', { from: null, to: 'new'.repeat(100_000) })).rejects.toThrow(
      pageError(/the disk is full/),
    )
    expect(readdirSync(root)).toEqual([path])
    expect(readFileSync(join(root, path), 'utf8')).toBe('old')
  })

  test.skipIf(disk === null)('where the disk is read-only', async () => {
    const root = join(disk ?? '', 'read-only')
    mkdirSync(root)
    writeFileSync(join(root, path), 'old')
    execFileSync('mount', ['-o', 'remount,ro', disk ?? ''])
    await expect(writePage(root, path, { from: 'old', to: 'new' })).rejects.toThrow(
      pageError(/cannot be written: the file system is read-only/),
    )
    await expect(writePage(root, path, { from: 'old', to: null })).rejects.toThrow(
      pageError(/cannot be removed: the file system is read-only/),
    )
    expect(readFileSync(join(root, path), 'utf8')).toBe('old')
  })
})

describe('removing a page', () => {
  test('takes the folders along that it leaves empty', async () => {
    const root = folderWith(null)
    await writePage(root, 'a/b/page.md', { from: null, to: 'text' })
    writeFileSync(join(root, 'a', 'other'), '')
    expect(await writePage(root, 'a/b/page.md', { from: 'text', to: null })).toBe(true)
    expect(readdirSync(join(root, 'a'))).toEqual(['other'])
    expect(existsSync(root)).toBe(true)
  })

  test('is refused where it says something else', async () => {
    const root = folderWith('edited')
    await expect(writePage(root, path, { from: 'read', to: null })).rejects.toThrow(
      pageError(/changed on disk while this command was running/),
    )
    expect(readFileSync(join(root, path), 'utf8')).toBe('edited')
  })
})

/** A disk of 64 kB of our own, where the machine lets us have one. */
function mountSmallDisk(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null
  const folder = createFolder()
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder])
  return status === 0 ? folder : null
}
