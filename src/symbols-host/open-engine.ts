import type { Language, Parser } from 'web-tree-sitter'
import type { SymbolEngine, SyntaxParser } from '../core/symbols/syntax.js'
import { preferQuickStart } from './engine-flags.js'
import { readGrammar } from './grammar-files.js'
import { openSyntaxParser } from './syntax-parser.js'

interface Library {
  Parser: typeof Parser
  Language: typeof Language
}

/** Each is loaded once, whoever asks for it and however often. */
let library: Promise<Library | null> | undefined
const parsers = new Map<string, Promise<SyntaxParser | null>>()

/**
 * Opens a parser for each grammar; one whose module is missing or broken is left out. `quick` is for little to
 * read: starting fast is worth more than running fast.
 */
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
