/** State in the git directory, for this user alone; what cannot be used is renamed, never deleted, and begun anew. */

import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'

/** The folder of ours in a git directory, or one in it. */
export function stateFolder(commonDir: string, ...names: readonly string[]): string {
  return join(commonDir, 'git-handoff', ...names)
}

/** Makes that folder, closed to other users. A file or a link in its place is set aside. */
export function makeStateFolder(commonDir: string, ...names: readonly string[]): string {
  let path = stateFolder(commonDir)
  makePrivateFolder(path)
  for (const name of names) {
    path = join(path, name)
    makePrivateFolder(path)
  }
  return path
}

function makePrivateFolder(path: string): void {
  const found = lstatSync(path, { throwIfNoEntry: false })
  if (found !== undefined && !found.isDirectory()) setAside(path)
  mkdirSync(path, { recursive: true, mode: 0o700 })
  if (found?.isDirectory() !== true || (found.mode & 0o077) === 0) return
  try {
    chmodSync(path, 0o700)
  } catch {
    // It belongs to another user of this repository, who decides who may read it.
  }
}

/** Writes a file whole or not at all, whatever ends this process: it is on the disk before it takes its name. */
export function writeStateFile(file: string, text: string): void {
  const fresh = `${file}.${process.pid}`
  const handle = openSync(fresh, 'w', 0o600)
  try {
    writeFileSync(handle, text)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  try {
    if (lstatSync(file, { throwIfNoEntry: false })?.isDirectory() === true) setAside(file)
    renameSync(fresh, file)
  } catch (error) {
    rmSync(fresh, { force: true })
    throw error
  }
}

/** Gives what cannot be used another name beside its own: it may hold words that somebody typed. */
export function setAside(path: string): void {
  let other = `${path}.set-aside`
  for (let number = 2; existsSync(other); number += 1) other = `${path}.set-aside-${number}`
  try {
    renameSync(path, other)
  } catch {
    // Another process did it first, or this folder is read-only: then whoever writes next says so.
  }
}
