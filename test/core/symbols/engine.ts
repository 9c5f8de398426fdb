/** Parsers for tests, from the packages that the build pins: no dist is needed. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { Language, Parser } from 'web-tree-sitter'
import { grammars } from '../../../scripts/grammars.js'
import type { SymbolEngine, SyntaxParser } from '../../../src/core/languages/syntax.js'
import { openSyntaxParser } from '../../../src/symbols-host/parser.js'

const root = path.resolve(import.meta.dirname, '../../..')

/** Opens parsers for some grammars; all of them without a list. */
export async function openTestEngine(names?: readonly string[]): Promise<SymbolEngine> {
  await Parser.init()
  const wanted = grammars.filter(
    ({ name }) => name !== 'web-tree-sitter' && (names === undefined || names.includes(name)),
  )
  const engine = new Map<string, SyntaxParser>()
  for (const grammar of wanted) {
    const wasm = await readFile(path.join(root, 'node_modules', grammar.package, grammar.file))
    engine.set(grammar.name, openSyntaxParser({ Parser }, await Language.load(wasm)))
  }
  return engine
}
