import type { Language, Parser } from 'web-tree-sitter'
import { languageTables } from '../core/languages/index.js'
import type { SymbolEngine, SyntaxParser } from '../core/languages/syntax.js'
import { deriveParseLimits, deriveSize, linkFiles, listGrammars } from '../core/symbols/changes.js'
import { deriveFileSymbols, type FileReading } from '../core/symbols/file-symbols.js'
import type { FileSymbols, SymbolInput, SymbolOptions } from '../core/symbols/types.js'
import { openSyntaxParser, preferQuickStart, readGrammar } from './parser.js'
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

/** Symbols added, removed, changed, renamed and moved, per file in order; no WebAssembly without a grammar's language. */
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

/** Reads files in this thread, with the grammars that they need and no others. */
export async function readFiles({ files, parseLimits }: Batch, quick: boolean): Promise<FileReading[]> {
  const engine = await openEngine(listGrammars(files, parseLimits), quick)
  return files.map((file, index) => deriveFileSymbols(file, engine, parseLimits[index] ?? null))
}

interface Library {
  Parser: typeof Parser
  Language: typeof Language
}

/** Each is loaded once, whoever asks for it and however often. */
let library: Promise<Library | null> | undefined
const parsers = new Map<string, Promise<SyntaxParser | null>>()

/** Opens a parser for each grammar, without missing or broken ones; `quick`: start fast rather than run fast. */
export async function openEngine(grammars: readonly string[], quick: boolean): Promise<SymbolEngine> {
  const opened = grammars.map(async (name) => {
    const known = parsers.get(name) ?? openParser(name, quick)
    parsers.set(name, known)
    return [name, await known] as const
  })
  const engine = new Map<string, SyntaxParser>()
  for (const [name, parser] of await Promise.all(opened)) if (parser !== null) engine.set(name, parser)
  return engine
}

async function openParser(name: string, quick: boolean): Promise<SyntaxParser | null> {
  library ??= openLibrary(quick)
  try {
    const [wasm, loaded] = await Promise.all([readGrammar(name), library])
    if (wasm === null || loaded === null) return null
    return openSyntaxParser(loaded, await loaded.Language.load(wasm))
  } catch {
    // A module that this library cannot use, or no memory for it: its files are read by patterns, and each says so.
    return null
  }
}

/** Null where the library's own module is missing. */
async function openLibrary(quick: boolean): Promise<Library | null> {
  const [loaded, wasmBinary] = await Promise.all([import('web-tree-sitter'), readGrammar('web-tree-sitter')])
  if (wasmBinary === null) return null
  // As late as can be: Node's own modules that are loaded after a change of flags are compiled anew.
  if (quick) preferQuickStart()
  await loaded.Parser.init({ wasmBinary })
  return loaded
}
