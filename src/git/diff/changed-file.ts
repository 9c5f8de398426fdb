import type { FileKind, FileStatus, LineRange, Oid } from '../../core/facts.js'
import type { FileAttributes } from './attributes.js'
import type { Hunk } from './patch.js'
import type { RawChange } from './records.js'

/** A changed file with all that the diff tells of it: what facts, and later symbols, are derived from. */
export interface ChangedFile {
  path: string
  previousPath: string | null
  status: FileStatus
  mode: { from: string | null; to: string | null }
  oid: { from: Oid | null; to: Oid | null }
  kind: FileKind
  language: string | null
  /** git printed no lines for it, by its content. */
  binary: boolean
  /** Empty for binary files, and where `.gitattributes` says not to show lines. */
  hunks: Hunk[]
  ranges: LineRange[]
  additions: number
  deletions: number
}

/** While its patch is on the way. */
export interface FileInProgress {
  change: RawChange
  file: ChangedFile
  attributes: FileAttributes
}

/** A submodule is a commit in the place of a file, a link a path in the place of a text. */
export function hasMode(file: ChangedFile, mode: '120000' | '160000'): boolean {
  return (file.mode.to ?? file.mode.from) === mode
}
