import type { FileStatus, SymbolChange } from '../facts.js'

/**
 * What the symbol engine is given and gives back: plain data on both ends, so that it can run in this thread,
 * in a worker, or in a test without git.
 *
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
  /** Whether it took too long or memory was missing: another run may read it by its grammar. */
  isMomentary?: true
}

/** What became of the symbols of one file. */
export interface FileSymbols {
  symbols: SymbolChange[]
  symbolsFrom: SymbolSource
  /** Why the file was not read by its grammar; null where it was, or where there is none for its language. */
  limit: SymbolLimit | null
}

/** The declarations of one text, flat and in order, each with the place it stands in. */

export interface OutlineSymbol {
  name: string
  /** `function`, `method`, `class`, `struct`, `interface`, `enum`, `type`, `module`, `constant`, … */
  kind: string
  /** The symbol it stands in; null at the top. */
  parent: OutlineSymbol | null
  /** Name of what it belongs to, by its place or by its own words (Go's receiver); null for none. */
  owner: string | null
  /** Name with its owner's: `Session.create`. */
  qualifiedName: string
  /** First and last line of the declaration, 1-based, inclusive. */
  first: number
  last: number
  exported: boolean
  /** Whether other files can name it although it is not exported; absent where that is not known. */
  shared?: boolean
  /** Whether it is a symbol to tell of; if not, it only owns its lines. */
  listed: boolean
  /** Where its signature begins and ends in the text, in UTF-16 units: the declaration without its body. */
  signature: readonly [start: number, end: number]
}

/** The name a person would use: the symbol's own, after the name of what holds it. `#` separates by itself. */
export function deriveQualifiedName(name: string, owner: string | null): string {
  if (owner === null) return name
  return name.startsWith('#') ? `${owner}${name}` : `${owner}.${name}`
}

/** For lines in ascending order, the innermost symbol around each; symbols come outer before inner, as walkers list them. */
export function deriveOwners(
  symbols: readonly OutlineSymbol[],
  lines: readonly number[],
): (OutlineSymbol | null)[] {
  const open: OutlineSymbol[] = []
  let next = 0
  return lines.map((line) => {
    for (let symbol = symbols[next]; symbol !== undefined && symbol.first <= line; symbol = symbols[++next]) {
      open.push(symbol)
    }
    return findInnermost(open, line)
  })
}

/** Drops what has ended before the line; of what is open, the one that opened last holds it. */
function findInnermost(open: OutlineSymbol[], line: number): OutlineSymbol | null {
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    if (top.last >= line) return top
    open.pop()
  }
  return null
}
