import { isUtf8 } from 'node:buffer'
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'
import { HandoffError } from '../../core/errors.js'
import { assertPageBounds } from '../../core/page/bounds.js'
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

/** Pages over this are not read: a page is for reading, and this much is a mistake or an attack. In bytes. */
export const pageSizeLimit = 5_000_000

/** The text of a page, byte for byte (a BOM stays). Throws a `page` error where it is not UTF-8 text, or has parts too large to read. */
export function decodePage(path: string, bytes: Uint8Array): string {
  assertPageSize(path, bytes.length)
  if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff])) {
    throw new HandoffError('page', `\`${path}\` is UTF-16, but a page must be UTF-8.`, {
      hints: ['Save it as UTF-8 in your editor, then run this again.'],
    })
  }
  if (bytes.includes(0)) {
    throw new HandoffError('page', `\`${path}\` is not a text file: it contains a NUL byte.`, {
      hints: [`Move the file, or set \`path:\` in .handoff.yml to another one.`],
    })
  }
  if (!isUtf8(bytes)) {
    throw new HandoffError('page', `\`${path}\` is not valid UTF-8 (line ${findBadLine(bytes)}).`, {
      hints: ['Save it as UTF-8 in your editor, then run this again.'],
    })
  }
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  // JSON has no paragraphs; the texts in it are measured when they are read as Markdown.
  if (!path.endsWith('.json')) assertPageBounds(text, `\`${path}\``)
  return text
}

/** Throws a `page` error where a page is too large; `size` in bytes. */
export function assertPageSize(path: string, size: number): void {
  if (size <= pageSizeLimit) return
  throw new HandoffError(
    'page',
    `\`${path}\` has ${(size / 1e6).toFixed(1)} MB (limit: ${pageSizeLimit / 1e6} MB), so it was neither read nor changed.`,
    { hints: ['Move long text to separate files and link them from the page.'] },
  )
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte)
}

/** 1-based. A line feed is never part of a longer UTF-8 sequence, so each line stands for itself. */
function findBadLine(bytes: Uint8Array): number {
  let line = 1
  for (let start = 0; start <= bytes.length; line += 1) {
    const feed = bytes.indexOf(0x0a, start)
    const end = feed === -1 ? bytes.length : feed
    if (!isUtf8(bytes.subarray(start, end))) break
    start = end + 1
  }
  return line
}
