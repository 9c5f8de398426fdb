import type { Language, Parser } from 'web-tree-sitter'
import type { SymbolEngine, SyntaxParser } from '../core/symbols/syntax.js'
import { readGrammar } from './grammar-files.js'
import { openSyntaxParser } from './syntax-parser.js'

/** Opens a parser for each grammar; one whose module is missing or broken is left out. */
export async function openEngine(grammars: readonly string[]): Promise<SymbolEngine> {
  if (grammars.length === 0) return new Map()
  const modules = grammars.map(async (name) => ({ name, wasm: await readGrammar(name) }))
  const library = await openLibrary()
  const engine = new Map<string, SyntaxParser>()
  if (library === null) return engine
  for (const { name, wasm } of await Promise.all(modules)) {
    const language = wasm === null ? null : await loadLanguage(library.Language, wasm)
    if (language !== null) engine.set(name, openSyntaxParser(library, language))
  }
  return engine
}

interface Library {
  Parser: typeof Parser
  Language: typeof Language
}

let opened: Promise<Library | null> | undefined

/** The library is initialised once; null where its own module is missing. */
function openLibrary(): Promise<Library | null> {
  opened ??= initialise()
  return opened
}

async function initialise(): Promise<Library | null> {
  const [library, wasmBinary] = await Promise.all([import('web-tree-sitter'), readGrammar('web-tree-sitter')])
  if (wasmBinary === null) return null
  await library.Parser.init({ wasmBinary })
  return library
}

/** Null for a module that this version of the library cannot use: its files are read by patterns then. */
async function loadLanguage(library: typeof Language, wasm: Uint8Array): Promise<Language | null> {
  try {
    return await library.load(wasm)
  } catch {
    return null
  }
}
