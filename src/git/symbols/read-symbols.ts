/** Symbols of changed files: their texts from one `git cat-file`, while the parsers load. */
import type { Limit } from '../../core/facts.js'
import { symbolLanguages } from '../../core/symbols/languages/names.js'
import type { FileSymbols, SymbolInput, SymbolLimit, SymbolOptions } from '../../core/symbols/symbol-input.js'
import { type ChangedFile, hasMode } from '../diff/changed-file.js'
import type { Repository } from '../repository.js'
import { deriveInput, readTexts } from './texts.js'

export interface SymbolReading {
  /** Of each file that was looked at. */
  symbols: ReadonlyMap<ChangedFile, FileSymbols>
  limits: Limit[]
}

/** Gives the symbols; to be called once the hunks of the files are known. */
export type FinishSymbols = () => Promise<SymbolReading>

/**
 * Begins as soon as it is known which files changed. Nothing is loaded, and no process started, where none of them
 * has a language with symbols.
 */
export function openSymbols(
  repository: Repository,
  files: readonly ChangedFile[],
  options: SymbolOptions = {},
): FinishSymbols {
  const coded = files.filter(({ language }) => language !== null && symbolLanguages.has(language))
  if (coded.length === 0) return async () => ({ symbols: new Map(), limits: [] })
  const reading = Promise.all([openReader(coded), readTexts(repository, coded)])
  // It is awaited when the hunks are there; until then a failure must wait as well.
  reading.catch(() => undefined)
  return async () => {
    const [reader, texts] = await reading
    const inputs = coded.map((file) => deriveInput(file, texts))
    const found = await reader.readSymbolChanges(
      inputs.filter((input): input is SymbolInput => !('reason' in input)),
      options,
    )
    let next = 0
    const symbols = inputs.map((input) =>
      'reason' in input ? refuse(input) : (found[next++] ?? refuse(null)),
    )
    return {
      symbols: new Map(coded.map((file, index) => [file, symbols[index] ?? refuse(null)])),
      limits: coded.flatMap((file, index) => deriveLimit(file, symbols[index])),
    }
  }
}

async function openReader(files: readonly ChangedFile[]) {
  const reader = await import('../../symbols-host/read-symbol-changes.js')
  reader.prepareReader(files.map(({ language }) => language ?? ''))
  return reader
}

function refuse(limit: SymbolLimit | null): FileSymbols {
  return { symbols: [], symbolsFrom: 'none', limit }
}

/** Links and submodules have no symbols, and nobody misses them. */
function deriveLimit(file: ChangedFile, found: FileSymbols | undefined): Limit[] {
  if (found?.limit == null || hasMode(file, '120000') || hasMode(file, '160000')) return []
  const { reason, timedOut } = found.limit
  const isUnread = found.symbolsFrom === 'none'
  const kind = isUnread ? 'symbols-not-read' : timedOut ? 'symbols-timed-out' : 'symbols-by-patterns'
  const what = isUnread ? 'symbols not read' : 'symbols read by patterns only'
  return [{ kind, path: file.path, reason: `${what}: the file ${reason}` }]
}
