import { languageOf } from '../files/language.js'
import { chooseTable } from '../languages/index.js'
import type { LanguageTable } from '../languages/language-table.js'
import type { SymbolEngine } from '../languages/syntax.js'
import { deriveParseLimit, deriveReadLimit, parseOutline } from '../symbols/outline-text.js'
import { derivePatternOutline } from '../symbols/pattern-outline.js'
import { deriveLinedText, sliceLines } from '../symbols/text.js'
import type { OutlineSymbol } from '../symbols/types.js'

interface NamedText {
  path: string
  text: string
}

interface SymbolText {
  name: string
  qualifiedName: string
  text: string
}

/** The grammars that reading the texts takes. */
export function listTextGrammars(files: readonly NamedText[]): string[] {
  return [...new Set(files.flatMap((file) => tableOf(file)?.grammar ?? []))]
}

/** The symbols of one text, by its grammar or else by patterns; null where it is in no language that has them. */
export function deriveSymbolTexts({ path, text }: NamedText, engine: SymbolEngine): SymbolText[] | null {
  const table = tableOf({ path, text })
  if (table === undefined || deriveReadLimit(text) !== null) return null
  const lined = deriveLinedText(text)
  return outline({ path, text }, table, engine).map(({ name, qualifiedName, first, last }) => ({
    name,
    qualifiedName,
    text: sliceLines(lined, first, last),
  }))
}

function tableOf({ path, text }: NamedText): LanguageTable | undefined {
  const language = languageOf(path)
  if (language === null) return undefined
  return chooseTable({ path, language, before: null, after: text })
}

function outline({ path, text }: NamedText, table: LanguageTable, engine: SymbolEngine): OutlineSymbol[] {
  const parser = table.grammar === null ? undefined : engine.get(table.grammar)
  if (parser === undefined || deriveParseLimit(text) !== null) return derivePatternOutline(text, table)
  const parsed = parseOutline(text, path, table, parser, null)
  if ('reason' in parsed) return derivePatternOutline(text, table)
  // Names are read from the tree when they are asked for.
  const symbols = parsed.symbols.map((symbol) => ({
    name: symbol.name,
    kind: symbol.kind,
    parent: null,
    owner: symbol.owner,
    qualifiedName: symbol.qualifiedName,
    first: symbol.first,
    last: symbol.last,
    exported: false,
    listed: symbol.listed,
    signature: [0, 0] as const,
  }))
  parsed.tree.delete()
  return symbols
}
