import { isUtf8 } from 'node:buffer'
import type { Hash } from 'node:crypto'
import { HandoffError } from '../../core/errors.js'
import type { FileStatus, Oid } from '../../core/facts.js'

/** A path as git stores it: bytes, which need not be UTF-8. */
export interface GitPath {
  /** To be shown, and to be used where the bytes are UTF-8; else with U+FFFD for what is not. */
  text: string
  /** Null where `text` says it all. */
  bytes: Buffer | null
}

/** One changed path, as `git diff --raw` gives it. */
export interface RawChange {
  status: FileStatus
  path: GitPath
  previousPath: GitPath | null
  /** As in tree entries; null where the side has no file. */
  mode: { from: string | null; to: string | null }
  oid: { from: Oid | null; to: Oid | null }
}

const statuses: Readonly<Record<string, FileStatus>> = {
  A: 'added',
  C: 'copied',
  D: 'deleted',
  M: 'modified',
  R: 'renamed',
  T: 'type-changed',
}

interface RawParser {
  /** Takes the next bytes; once the records are over, returns what follows them, else null. */
  push(chunk: Buffer): Buffer | null
  /** All records; to be read when they are over. */
  readonly changes: RawChange[]
}

/**
 * Parses the raw part of `git diff --raw -p -z`, in pieces:
 *
 *     :100644 100755 <oid> <oid> M␀src/a.ts␀:100644 100644 <oid> <oid> R087␀old.ts␀new.ts␀␀diff --git …
 */
export function createRawParser(): RawParser {
  const changes: RawChange[] = []
  let carried: Buffer = Buffer.alloc(0)
  let fields: Buffer[] = []
  return {
    changes,
    push(chunk) {
      const bytes = carried.length === 0 ? chunk : Buffer.concat([carried, chunk])
      let position = 0
      while (position < bytes.length) {
        if (fields.length === 0 && bytes[position] === 0) return bytes.subarray(position + 1)
        const end = bytes.indexOf(0, position)
        if (end < 0) break
        fields.push(bytes.subarray(position, end))
        position = end + 1
        if (fields.length < fieldCount(fields)) continue
        changes.push(parseRecord(fields))
        fields = []
      }
      // The chunk's memory is not ours to keep.
      carried = Buffer.from(bytes.subarray(position))
      fields = fields.map((field) => Buffer.from(field))
      return null
    },
  }
}

/** Renames and copies have two paths. */
function fieldCount([meta]: readonly Buffer[]): number {
  return meta !== undefined && /[RC]\d+$/.test(meta.toString('latin1')) ? 3 : 2
}

function parseRecord([
  meta = Buffer.alloc(0),
  first = Buffer.alloc(0),
  second,
]: readonly Buffer[]): RawChange {
  const [fromMode = '', toMode = '', from = '', to = '', letter = ''] = meta.toString('latin1').split(' ')
  const status = statuses[letter.slice(0, 1)]
  if (status === undefined || !fromMode.startsWith(':'))
    throw new HandoffError('internal', `Cannot parse git's raw record \`${meta.toString()}\`.`)
  return {
    status,
    path: parsePathBytes(second ?? first),
    previousPath: second === undefined ? null : parsePathBytes(first),
    mode: { from: noneIfZero(fromMode.slice(1)), to: noneIfZero(toMode) },
    oid: { from: noneIfZero(from), to: noneIfZero(to) },
  }
}

function noneIfZero(value: string): string | null {
  return /^0+$/.test(value) ? null : value
}

function parsePathBytes(bytes: Buffer): GitPath {
  return { text: bytes.toString('utf8'), bytes: isUtf8(bytes) ? null : Buffer.from(bytes) }
}

/** What to hand back to git. */
export function bytesOf(path: GitPath): Buffer {
  return path.bytes ?? Buffer.from(path.text)
}

/** Gathers what a branch's own change consists of, in git's order, and gives it a name. */
export interface WorkIdentity {
  file(change: RawChange): void
  /** A piece of the file's hunk bodies: signs, lines and `\ No newline at end of file`. */
  body(bytes: Buffer): void
  binary(change: RawChange): void
  /** 12 hexadecimal characters. */
  finish(): string
}

const letters = {
  added: 'A',
  copied: 'C',
  deleted: 'D',
  modified: 'M',
  renamed: 'R',
  'type-changed': 'T',
} as const

const separator = Buffer.from([0])

/**
 * The identity of a change is a hash over its content: per file status, modes where they differ and paths, then
 * removed and added lines as they stand, or the object ids of a binary file. Line numbers, context and where one
 * hunk ends and the next begins are not in it, nor is how similar the sides of a rename are, nor a mode that the
 * branch left alone: all of that can change with the base. A submodule's object ids are its lines.
 *
 * Every line of a body opens with `+`, `-` or `\`, and every file with a NUL, so no two changes look alike.
 *
 * @param hash a fresh SHA-256
 */
export function createWorkIdentity(hash: Hash): WorkIdentity {
  return {
    file(change) {
      const { status, mode, path, previousPath } = change
      const modes = mode.from === mode.to ? '' : `${mode.from ?? ''}:${mode.to ?? ''}`
      hash.update(`\0${letters[status]}\0${modes}\0`)
      hash.update(bytesOf(path))
      hash.update(separator)
      if (previousPath !== null) hash.update(bytesOf(previousPath))
      hash.update(separator)
    },
    body: (bytes) => void hash.update(bytes),
    binary: ({ oid }) => void hash.update(`\0${oid.from ?? ''}:${oid.to ?? ''}\0`),
    finish: () => hash.digest('hex').slice(0, 12),
  }
}
