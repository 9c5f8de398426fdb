/**
 * What the symbol engine is given and gives back: plain data on both ends, so that it can run in this thread,
 * in a worker, or in a test without git.
 */
import type { FileStatus, SymbolChange } from '../facts.js'

/**
 * One `@@ -oldStart,oldLines +newStart,newLines @@` of `git diff -U0`. Lines are 1-based; where a side has no
 * lines, its start is the line before the gap, as git prints it (0 at the top of the file).
 */
export interface Hunk {
  oldStart: number
  oldLines: number
  newStart: number
  newLines: number
}

/** Both sides of a changed file. */
export interface SymbolInput {
  path: string
  previousPath: string | null
  status: FileStatus
  /** Linguist's name in lower case, such as `typescript`, `c++` or `shell`. */
  language: string
  /** Text at the merge base; null where the file was not there or was not read. */
  before: string | null
  /** Text at the head; null where the file is not there or was not read. */
  after: string | null
  hunks: readonly Hunk[]
}

export interface SymbolOptions {
  /** Whether symbols that are new, or look different from outside, come with their signatures. */
  signatures?: boolean
}

/** How a file was read: by its grammar, by patterns and indentation, or not at all. */
export type SymbolSource = 'ast' | 'outline' | 'none'

/** Why a file was not read, or not by its grammar. */
export interface SymbolLimit {
  /** Continues the sentence "The file …". */
  reason: string
  /** Whether it only took too long: on another day the grammar may read it. */
  timedOut?: true
}

/** What became of the symbols of one file. */
export interface FileSymbols {
  symbols: SymbolChange[]
  symbolsFrom: SymbolSource
  /** Why the file was not read by its grammar; null where it was, or where there is none for its language. */
  limit: SymbolLimit | null
}
