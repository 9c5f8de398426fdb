import { deriveParseLimits, deriveSize, linkFiles } from '../core/symbols/derive-symbol-changes.js'
import type { FileReading } from '../core/symbols/file-symbols.js'
import { languageTables } from '../core/symbols/languages/index.js'
import type { FileSymbols, SymbolInput, SymbolOptions } from '../core/symbols/symbol-input.js'
import { openEngine } from './open-engine.js'
import { readFiles } from './read-files.js'
import type { Batch } from './worker-pool.js'

/** UTF-16 units of source, both sides, above which two threads and optimised code are worth their start. */
const largeRange = 3 * 1024 * 1024
/** So many files are usually less than that; known before their sizes are. */
const fewFiles = 150

/** Begins to load what files in these languages will need, so that git can work at the same time. */
export function prepareReader(languages: readonly string[]): void {
  if (languages.length > fewFiles) return
  const grammars = new Set(languages.flatMap((language) => languageTables.get(language)?.grammar ?? []))
  // Whoever needs the engine asks for it again, and meets the failure there.
  openEngine([...grammars], true).catch(() => undefined)
}

/**
 * Which symbols a branch added, removed, changed, renamed and moved: one result for each file, in their order.
 * No WebAssembly is touched where no file has a language with a grammar.
 */
export async function readSymbolChanges(
  files: readonly SymbolInput[],
  options: SymbolOptions = {},
): Promise<FileSymbols[]> {
  const batch: Batch = { files, parseLimits: deriveParseLimits(files) }
  const size = files.reduce((total, file) => total + deriveSize(file), 0)
  if (size > largeRange) return linkFiles(files, await readLarge(batch), options)
  return linkFiles(files, await readFiles(batch, true), options)
}

async function readLarge(batch: Batch): Promise<FileReading[]> {
  const { findWorker, readInWorkers } = await import('./worker-pool.js')
  const script = findWorker()
  if (script === null) return readFiles(batch, false)
  try {
    return await readInWorkers(script, batch)
  } catch {
    // A thread that could not start, or ran out of memory: the same answers come from this one, later.
    return readFiles(batch, false)
  }
}
