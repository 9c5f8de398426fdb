import { deriveFileSymbols, type FileReading } from './file-symbols.js'
import { chooseTable } from './languages/choose-table.js'
import { mostParsed } from './limits.js'
import { deriveMoves } from './moves.js'
import { isToParse } from './outline-text.js'
import { addSignatures } from './shown-signatures.js'
import type { FileSymbols, SymbolInput, SymbolLimit, SymbolOptions } from './symbol-input.js'
import type { SymbolEngine } from './syntax.js'

/**
 * Which symbols a branch added, removed, changed, renamed and moved: one result for each file, in their order.
 * The engine holds a parser for each grammar that `listGrammars` names; without it, patterns read the file.
 */
export function deriveSymbolChanges(
  files: readonly SymbolInput[],
  engine: SymbolEngine,
  options: SymbolOptions = {},
): FileSymbols[] {
  const limits = deriveParseLimits(files)
  const readings = files.map((file, index) => deriveFileSymbols(file, engine, limits[index] ?? null))
  return linkFiles(files, readings, options)
}

/** For each file, why it is not to be parsed, where those before it used up what a range may cost. */
export function deriveParseLimits(files: readonly SymbolInput[]): (SymbolLimit | null)[] {
  let total = 0
  return files.map((file) => {
    total += deriveSize(file)
    return total > mostParsed
      ? { reason: `comes after ${mostParsed / 1024 / 1024} MB of other changed source` }
      : null
  })
}

/** The grammars that the files need: none for files that differ in nothing, or that will not be parsed. */
export function listGrammars(
  files: readonly SymbolInput[],
  parseLimits: readonly (SymbolLimit | null)[],
): string[] {
  const names = new Set<string>()
  files.forEach((file, index) => {
    const grammar = chooseTable(file)?.grammar
    if (grammar != null && parseLimits[index] == null && isToParse(file)) names.add(grammar)
  })
  return [...names]
}

/** What a file costs to read, in UTF-16 units. */
export function deriveSize({ before, after }: SymbolInput): number {
  return (before?.length ?? 0) + (after?.length ?? 0)
}

/** Finds what moved between files that were read one by one. */
export function linkFiles(
  files: readonly SymbolInput[],
  readings: readonly FileReading[],
  { signatures = false }: SymbolOptions = {},
): FileSymbols[] {
  return deriveMoves(files, readings).map((reading, index) => ({
    symbols: signatures ? addSignatures(reading, files[index]) : reading.symbols,
    symbolsFrom: reading.symbolsFrom,
    limit: reading.limit,
  }))
}
