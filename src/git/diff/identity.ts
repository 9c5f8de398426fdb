import type { Hash } from 'node:crypto'
import { bytesOf, type RawChange } from './records.js'

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
