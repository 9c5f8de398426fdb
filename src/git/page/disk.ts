import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'
import { HandoffError } from '../../core/errors.js'
import { assertPageSize, decodePage, pageSizeLimit } from './decode.js'
import { locatePage, pageError } from './place.js'

/** A page as it is: `text` is null where there is none, `bytes` is its size. */
export interface PageText {
  text: string | null
  bytes: number
}

/**
 * Reads the page of a worktree from disk; `root` is the worktree's top folder, `path` as in `pagePath`.
 * Throws a `page` error where it is there and cannot be a page: a folder, a link, binary, not UTF-8, over 5 MB.
 */
export function readPageOnDisk(root: string, path: string): PageText {
  const { file, stat } = locatePage(root, path)
  if (stat === null) return { text: null, bytes: 0 }
  assertPageSize(path, Number(stat.size))
  let bytes: Uint8Array
  try {
    bytes = readRegularFile(file)
  } catch (error) {
    // Gone since it was looked at: somebody else's business, and no page.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return { text: null, bytes: 0 }
    throw pageError(path, 'read', error)
  }
  return { text: decodePage(path, bytes), bytes: bytes.length }
}

/** At most one byte over the limit, however the file grows while it is read. */
function readRegularFile(file: string): Uint8Array {
  // Neither a link nor a FIFO that took the file's place may lead us away or hang us. Windows has no such flags.
  const noFollow: number | undefined = constants.O_NOFOLLOW
  const noWait: number | undefined = constants.O_NONBLOCK
  const handle = openSync(file, constants.O_RDONLY | (noFollow ?? 0) | (noWait ?? 0))
  try {
    if (!fstatSync(handle).isFile()) throw new HandoffError('page', `\`${file}\` is not a regular file.`)
    const chunks: Uint8Array[] = []
    for (let size = 0; size <= pageSizeLimit; ) {
      const chunk = new Uint8Array(Math.min(65_536, pageSizeLimit + 1 - size))
      const read = readSync(handle, chunk)
      if (read === 0) break
      chunks.push(chunk.subarray(0, read))
      size += read
    }
    return Buffer.concat(chunks)
  } finally {
    closeSync(handle)
  }
}
