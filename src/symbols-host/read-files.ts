import { listGrammars } from '../core/symbols/derive-symbol-changes.js'
import { deriveFileSymbols, type FileReading } from '../core/symbols/file-symbols.js'
import { openEngine } from './open-engine.js'
import type { Batch } from './worker-pool.js'

/** Reads files in this thread, with the grammars that they need and no others. */
export async function readFiles({ files, parseLimits }: Batch, quick: boolean): Promise<FileReading[]> {
  const engine = await openEngine(listGrammars(files, parseLimits), quick)
  return files.map((file, index) => deriveFileSymbols(file, engine, parseLimits[index] ?? null))
}
