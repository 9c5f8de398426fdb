import { isUtf8 } from 'node:buffer'
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, isAbsolute, relative } from 'node:path'
import { HandoffError } from '../../core/errors.js'
import { isCode } from '../page/lock.js'

/** A file as it is, or why its text cannot be edited. */
type TextFile =
  | { kind: 'text'; text: string; isExecutable: boolean }
  | { kind: 'none' }
  | { kind: 'other'; what: string }

/** Bytes; far more than any hook file or configuration has. */
const mostBytes = 2_000_000

/** Reads a file whole; a link is not followed. */
export function readTextFile(path: string): TextFile {
  try {
    const stat = lstatSync(path)
    if (stat.isSymbolicLink()) return { kind: 'other', what: 'a symbolic link' }
    if (!stat.isFile()) return { kind: 'other', what: 'not a file' }
    if (stat.size > mostBytes) return { kind: 'other', what: 'too large' }
    const bytes = readFileSync(path)
    if (!isUtf8(bytes)) return { kind: 'other', what: 'not a text in UTF-8' }
    // Windows has no such bit, and runs every hook.
    const isExecutable = process.platform === 'win32' || (stat.mode & 0o111) !== 0
    return { kind: 'text', text: bytes.toString(), isExecutable }
  } catch (error) {
    if (isCode(error, 'ENOENT', 'ENOTDIR')) return { kind: 'none' }
    throw cannot('read', path, error)
  }
}

/** What a file says, null where it is not there, and what it is to say. */
export interface FileEdit {
  path: string
  from: string | null
  to: string | null
  /** A new file is made executable; one that is there keeps its mode. */
  executable: boolean
}

/** Writes, makes or removes a file, whole or not at all. Throws a `git` error where it says something else than `from`. */
export function writeEdit({ path, from, to, executable }: FileEdit): void {
  const fresh = `${path}.git-handoff-${process.pid}`
  try {
    const now = readTextFile(path)
    if ((now.kind === 'text' ? now.text : null) !== from || now.kind === 'other') throw changedMeanwhile(path)
    if (to === null) {
      rmSync(path)
      return
    }
    mkdirSync(dirname(path), { recursive: true })
    const mode =
      from === null ? (executable ? 0o777 : 0o666) & ~process.umask() : lstatSync(path).mode & 0o7777
    writeFileSync(fresh, to, { flag: 'wx' })
    chmodSync(fresh, mode)
    renameSync(fresh, path)
  } catch (error) {
    rmSync(fresh, { force: true })
    throw error instanceof HandoffError ? error : cannot(to === null ? 'remove' : 'write', path, error)
  }
}

/** Git does not know empty folders, so one that held nothing but our file goes with it. Returns whether it has gone. */
export function removeIfEmpty(folder: string): boolean {
  if (readdirSync(folder).length > 0) return false
  rmdirSync(folder)
  return true
}

function changedMeanwhile(path: string): HandoffError {
  return new HandoffError(
    'git',
    `\`${path}\` changed while this command was running, so it was not written.`,
    {
      hints: ['Run the same command again.'],
    },
  )
}

function cannot(what: string, path: string, error: unknown): HandoffError {
  const why = error instanceof Error ? error.message : String(error)
  return new HandoffError('git', `Cannot ${what} \`${path}\`: ${why}.`, { cause: error })
}

/** Whether a path is a folder or in it. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return way !== '..' && !/^\.\.[\\/]/.test(way) && !isAbsolute(way)
}
