import {
  closeSync,
  constants,
  fchmodSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmdirSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type HandoffError, OvertakenError } from '../../core/errors.js'
import { assertPageSize, readPageOnDisk } from './disk.js'
import { isCode, openPageLock, type PageLock } from './lock.js'
import { locatePage, pageError } from './place.js'

/** What the page said when it was read, and what it is to say now; null: no page. */
interface PageChange {
  from: string | null
  to: string | null
}

/** For tests: how bytes get to the disk, and how long a lock may stay untouched, in milliseconds. */
interface WriteOptions {
  writeBytes?: (handle: number, bytes: Uint8Array) => void
  patience?: number
}

/**
 * Writes, or with `to: null` removes, the page of a worktree, whole or not at all: a new file beside it, forced to
 * the disk, takes its name at the end. Folders are made, the file's mode stays, no link is followed. Returns
 * whether anything was written: a page that says `to` already is left alone. Throws a `page` error, and leaves
 * the page and the folder as they were, where it cannot be written or says something else than `from`.
 */
export async function writePage(
  root: string,
  path: string,
  change: PageChange,
  options: WriteOptions = {},
): Promise<boolean> {
  if (readPageOnDisk(root, path).text === change.to) return false
  const bytes = Buffer.from(change.to ?? '')
  assertPageSize(path, bytes.length)
  const { file } = locatePage(root, path)
  let firstMade: string | undefined
  try {
    firstMade = mkdirSync(dirname(file), { recursive: true })
    const written = await replacePage(root, path, change, bytes, options)
    if (change.to === null) removeEmptyFolders(dirname(file), root)
    return written
  } catch (error) {
    if (firstMade !== undefined) removeEmptyFolders(dirname(file), dirname(firstMade))
    if (isCode(error, 'ENOENT')) throw changedMeanwhile(path)
    throw pageError(path, change.to === null ? 'removed' : 'written', error)
  }
}

async function replacePage(
  root: string,
  path: string,
  change: PageChange,
  bytes: Uint8Array,
  options: WriteOptions,
): Promise<boolean> {
  for (;;) {
    const { file, stat } = locatePage(root, path)
    if (stat !== null) closeSync(openSync(file, constants.O_WRONLY)) // a rename would not ask
    const lock = await openPageLock(file, options.patience)
    try {
      if (stat !== null) fchmodSync(lock.handle, Number(stat.mode) & 0o777)
      const writeBytes = options.writeBytes ?? writeFileSync
      writeBytes(lock.handle, bytes)
      fsyncSync(lock.handle)
      lock.close()
      const outcome = await swap(root, path, change, file, lock)
      if (outcome === 'taken') continue
      return outcome === 'written'
    } finally {
      lock.release()
    }
  }
}

/** From the comparison to the rename nothing waits, so that nothing comes between. */
async function swap(root: string, path: string, change: PageChange, file: string, lock: PageLock) {
  for (let attempt = 1; ; attempt += 1) {
    if (!lock.isHeld()) return 'taken'
    const { text } = readPageOnDisk(root, path)
    if (text === change.to) return 'same'
    if (text !== change.from) throw changedMeanwhile(path)
    try {
      if (change.to === null) unlinkSync(file)
      else renameSync(lock.file, file)
      syncFolder(dirname(file))
      return 'written'
    } catch (error) {
      // On Windows a virus scanner or an indexer may hold the page open for a moment.
      const mayPass = process.platform === 'win32' && isCode(error, 'EPERM', 'EBUSY', 'EACCES')
      if (!mayPass || attempt === 10) throw error
      await sleep(attempt * 10)
    }
  }
}

/** The error of a page that somebody else has changed while we worked on it. */
export function changedMeanwhile(path: string): HandoffError {
  return new OvertakenError(
    'page',
    `\`${path}\` changed on disk while this command was running, so it was not written.`,
    { hints: ['Run the same command again; it will start from the new text.'] },
  )
}

/** Makes the rename last through a power cut, on systems that can: Windows and some network disks cannot. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  let handle: number | undefined
  try {
    handle = openSync(folder, 'r')
    fsyncSync(handle)
  } catch (error) {
    if (!isCode(error, 'EACCES', 'EPERM', 'EINVAL', 'ENOTSUP', 'ENOSYS')) throw error
  } finally {
    if (handle !== undefined) closeSync(handle)
  }
}

/** As git does: a folder that held nothing else goes with its last file. `stop` stays. */
function removeEmptyFolders(folder: string, stop: string): void {
  for (let current = folder; current !== stop && current.startsWith(stop); current = dirname(current)) {
    try {
      rmdirSync(current)
    } catch (error) {
      if (isCode(error, 'ENOTEMPTY', 'EEXIST', 'EBUSY', 'EPERM', 'EACCES')) return // in use: it stays
      if (!isCode(error, 'ENOENT')) throw error
    }
  }
}
