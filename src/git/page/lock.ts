import { type BigIntStats, closeSync, linkSync, lstatSync, openSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { HandoffError } from '../../core/errors.js'

/**
 * A file beside the page that one process at a time can create: the lock, and the new page as it grows, as git's
 * `index.lock` is both. Renaming it onto the page writes the page and gives the lock back in one step.
 */
export interface PageLock {
  /** The file's name. */
  file: string
  /** Open for writing; closed by `close`, `release` or both. */
  handle: number
  close(): void
  /** Whether the file is still the one we made: somebody who took us for dead may have moved it away. */
  isHeld(): boolean
  /** Removes the file, if it is still ours. After a rename it is not there any more, and nothing happens. */
  release(): void
}

/** A lock that nobody has touched for so long belongs to a process that was killed. Milliseconds. */
const defaultPatience = 2000

/** Waits for its turn, at most ten times `patience`. Throws the operating system's errors, and `page` after that. */
export async function openPageLock(page: string, patience = defaultPatience): Promise<PageLock> {
  const file = join(dirname(page), `.${basename(page)}.handoff-lock`)
  const started = performance.now()
  let seen: { stat: BigIntStats | undefined; at: number } | null = null
  for (;;) {
    const lock = tryLock(file)
    if (lock !== null) return lock
    const now = performance.now()
    const stat = lstatSync(file, { bigint: true, throwIfNoEntry: false })
    if (seen === null || !isSame(seen.stat, stat)) seen = { stat, at: now }
    else if (now - seen.at > patience && stat !== undefined) removeAbandoned(file, stat)
    if (now - started > 10 * patience) throw isBusy(file)
    await sleep(5 + Math.random() * 15)
  }
}

function tryLock(file: string): PageLock | null {
  let handle: number
  try {
    handle = openSync(file, 'wx', 0o666)
  } catch (error) {
    if (isCode(error, 'EEXIST')) return null
    // Windows says so of a file that is just being deleted.
    if (process.platform === 'win32' && isCode(error, 'EPERM', 'EBUSY')) return null
    throw error
  }
  const ours = lstatSync(file, { bigint: true })
  let isOpen = true
  const isHeld = () => lstatSync(file, { bigint: true, throwIfNoEntry: false })?.ino === ours.ino
  const close = () => {
    if (isOpen) closeSync(handle)
    isOpen = false
  }
  const release = () => {
    close()
    if (isHeld()) rmSync(file, { force: true })
  }
  return { file, handle, close, isHeld, release }
}

/** Moves it aside first: only one of those who wait gets the file, and a live one that was hit by mistake is put back. */
function removeAbandoned(file: string, abandoned: BigIntStats): void {
  const aside = `${file}.${process.pid}`
  try {
    renameSync(file, aside)
    if (!isSame(lstatSync(aside, { bigint: true }), abandoned)) linkSync(aside, file)
  } catch (error) {
    if (!isCode(error, 'ENOENT', 'EEXIST')) throw error // another one was quicker
  } finally {
    rmSync(aside, { force: true })
  }
}

function isSame(one: BigIntStats | undefined, other: BigIntStats | undefined): boolean {
  return one?.ino === other?.ino && one?.mtimeNs === other?.mtimeNs && one?.size === other?.size
}

function isBusy(file: string): HandoffError {
  return new HandoffError('page', `Another run of git-handoff is writing the page: \`${file}\` exists.`, {
    hints: ['Wait until it ends. If none is running, delete that file.'],
  })
}

/** Whether an error of the operating system is one of these. */
export function isCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code))
}
