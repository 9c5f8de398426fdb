import { type BigIntStats, lstatSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { HandoffError } from '../../core/errors.js'

/** Where a page is, or would be: `stat` is null where there is no file yet. */
interface PagePlace {
  file: string
  stat: BigIntStats | null
}

/**
 * Finds the page on disk without following a link, be it the page or a folder on the way: a link may lead out of the
 * repository, and git itself tracks nothing beyond one. Throws a `page` error where the place is taken by
 * something else: a folder, a link (inside the repository too), a FIFO, a device.
 */
export function locatePage(root: string, path: string): PagePlace {
  assertPagePath(path)
  const names = path.split('/')
  const file = join(root, ...names)
  let folder = root
  for (const [index, name] of names.slice(0, -1).entries()) {
    folder = join(folder, name)
    const stat = readStat(path, folder)
    if (stat === null) return { file, stat }
    if (!stat.isDirectory()) throw folderTaken(path, names.slice(0, index + 1).join('/'), stat)
  }
  const stat = readStat(path, file)
  if (stat !== null) assertRegular(path, file, stat)
  return { file, stat }
}

/** Throws a `config` error where a path leads out of the repository, or into git's own folder. */
export function assertPagePath(path: string): void {
  const isOutside = (name: string) => ['', '.', '..', '.git'].includes(name.toLowerCase())
  if (!path.split('/').some(isOutside)) return
  throw new HandoffError('config', `\`${path}\` is not a path inside the repository.`, { hints: [otherPath] })
}

const otherPath = 'Set `path:` in .handoff.yml to another file.'

function readStat(path: string, file: string): BigIntStats | null {
  try {
    return lstatSync(file, { bigint: true, throwIfNoEntry: false }) ?? null
  } catch (error) {
    throw pageError(path, 'accessed', error)
  }
}

function assertRegular(path: string, file: string, stat: BigIntStats): void {
  if (stat.isFile()) return
  if (stat.isSymbolicLink()) {
    throw new HandoffError(
      'page',
      `\`${path}\` is a symbolic link to \`${readlinkSync(file)}\`; a page is never read or written through a link.`,
      { hints: ['Replace the link with a file, or set `path:` in .handoff.yml to the target of the link.'] },
    )
  }
  const what = stat.isDirectory() ? 'a directory' : 'not a regular file'
  throw new HandoffError('page', `\`${path}\` is ${what}, so the page cannot be written there.`, {
    hints: [`Move it away. ${otherPath}`],
  })
}

function folderTaken(path: string, folder: string, stat: BigIntStats): HandoffError {
  const what = stat.isSymbolicLink() ? 'a symbolic link' : 'not a directory'
  return new HandoffError('page', `\`${path}\` cannot be a page: \`${folder}\` is ${what}.`, {
    hints: [otherPath],
  })
}

/** What the operating system says of a page, as a `page` error; `done` as in "cannot be read". */
export function pageError(path: string, done: string, error: unknown): HandoffError {
  if (error instanceof HandoffError) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const [why, hint] = reasons[code] ?? [error instanceof Error ? error.message : String(error), null]
  return new HandoffError('page', `\`${path}\` cannot be ${done}: ${why}.`, {
    hints: hint === null ? [] : [hint],
    cause: error,
  })
}

const permission = [
  'permission denied',
  'Check who owns the file and its folder, and their permissions.',
] as const

const reasons: Record<string, readonly [why: string, hint: string | null]> = {
  EACCES: permission,
  EPERM: permission,
  EROFS: ['the file system is read-only', 'Use a clone on a writable disk.'],
  ENOSPC: ['the disk is full', 'Free some space and run this again. The page was not changed.'],
  EDQUOT: ['the disk quota is used up', 'Free some space and run this again. The page was not changed.'],
  EMFILE: ['too many files are open', null],
  ENAMETOOLONG: ['the path is too long for the file system', otherPath],
  ELOOP: ['it is a symbolic link', otherPath],
  ENOTDIR: ['one of its parent folders is a file', otherPath],
}
