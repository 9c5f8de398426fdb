import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { setFlagsFromString } from 'node:v8'
import { brotliDecompress } from 'node:zlib'
import type { Language, Parser, Tree } from 'web-tree-sitter'
import type { SyntaxParser } from '../core/languages/syntax.js'

/** The newest major version of Node that is known to have these flags; others would complain on stderr. */
const newestKnown = 26

/** Stops V8 from optimising WebAssembly, which costs more than it saves here (298 → 133 ms); before the first module only. */
export function preferQuickStart(): void {
  if (Number(process.versions.node.split('.')[0]) > newestKnown) return
  try {
    setFlagsFromString('--liftoff-only')
    setFlagsFromString('--wasm-tiering-budget=1000000000')
  } catch {
    // A build of Node without these flags is only slower.
  }
}

/** Where the grammars can be, seen from this file: beside the bundle, above a chunk of it, or beside the sources. */
const places = ['./grammars/', '../grammars/', '../../dist/grammars/']

/** A WebAssembly module of dist/grammars, by its name; null where it is not there. */
export async function readGrammar(name: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const file = places
    .map((place) => fileURLToPath(new URL(`${place}${name}.wasm.br`, import.meta.url)))
    .find((candidate) => existsSync(candidate))
  if (file === undefined) return null
  return new Uint8Array(await promisify(brotliDecompress)(await readFile(file)))
}

/** Progress callbacks that one text may cost (about 400 ms of work): counted, so that slow machines answer the same. */
const mostCallbacks = 12_000
/** Milliseconds after which it ends in any case. */
const longestParse = 2_000

/** A parser that gives up on texts that cost too much; web-tree-sitter's trees are `SyntaxTree`s as they are. */
export function openSyntaxParser(library: { Parser: typeof Parser }, language: Language): SyntaxParser {
  const parser = new library.Parser()
  parser.setLanguage(language)
  return {
    parse(text: string, previous: Tree | null) {
      const start = performance.now()
      let callbacks = 0
      const progressCallback = (): boolean =>
        ++callbacks > mostCallbacks || (callbacks % 64 === 0 && performance.now() - start > longestParse)
      const tree = parser.parse(text, previous, { progressCallback })
      // What was begun must be forgotten, or the next text would be read as its continuation.
      if (tree === null) parser.reset()
      return tree
    },
  }
}
