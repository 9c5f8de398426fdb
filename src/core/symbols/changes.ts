import type { SymbolChange, SymbolSignature } from '../facts.js'
import { chooseTable } from '../languages/index.js'
import type { Lexicon } from '../languages/language-table.js'
import type { SymbolEngine } from '../languages/syntax.js'
import { deriveFileSymbols, type FileReading, type SymbolTrace } from './file-symbols.js'
import { foldSignature, limitSignatures } from './fold-signature.js'
import { deriveMoves } from './moves.js'
import { isToParse } from './outline-text.js'
import { deriveLinedText, findLine, findLineStart, type LinedText, mostParsed } from './text.js'
import type { FileSymbols, SymbolInput, SymbolLimit, SymbolOptions } from './types.js'

/** One result for each file, in their order. Without a parser for its grammar, patterns read the file. */
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

/** What these promise stands in their bodies; unless their members are symbols of their own. */
const dataKinds: ReadonlySet<string> = new Set(['interface', 'struct', 'enum', 'type', 'union', 'record'])

/** In UTF-16 units: far more than is shown. */
const longestData = 4_000

/** Lines that attributes before a declaration may take. */
const longestPrefix = 40

/** Signatures as a reader is shown them, for the symbols of one file that are new or look different from outside. */
function addSignatures({ symbols, traces }: FileReading, input: SymbolInput | undefined): SymbolChange[] {
  const lexicon = input === undefined ? undefined : chooseTable(input)?.lexicon
  if (input?.after == null || lexicon === undefined || !symbols.some(isShown)) return symbols
  const lined = deriveLinedText(input.after)
  const owners = new Set(symbols.map(deriveOwner))
  return symbols.map((symbol, index) => {
    const trace = traces[index]
    if (trace === undefined || !isShown(symbol)) return symbol
    const isData = dataKinds.has(symbol.kind) && !owners.has(symbol.qualifiedName)
    const signature = deriveShown(symbol, trace, lined, lexicon, isData)
    return signature === null ? symbol : { ...symbol, signature }
  })
}

function isShown({ change, cosmetic, lines, signatureChanged }: SymbolChange): boolean {
  return lines !== null && !cosmetic && (change === 'added' || signatureChanged)
}

function deriveOwner({ name, qualifiedName }: SymbolChange): string {
  return qualifiedName.slice(0, qualifiedName.length - name.length).replace(/\.$/, '')
}

/** All declarations of the name, one below the other, the place that of the first; null where they say nothing. */
function deriveShown(
  symbol: SymbolChange,
  { signatures, starts }: SymbolTrace,
  lined: LinedText,
  lexicon: Lexicon,
  isData: boolean,
): SymbolSignature | null {
  const [mainStart = 0, mainEnd = 0] = symbol.lines ?? []
  const parts = new Map<string, number>()
  signatures.forEach((signature, index) => {
    const start = starts[index] ?? mainStart
    const last = start === mainStart ? mainEnd : start + longestPrefix
    const place = findSignature(signature, findLineStart(lined, start - 1), findLineStart(lined, last), lined)
    const isWhole = isData && signatures.length === 1
    const end = isWhole ? Math.min(findLineStart(lined, mainEnd), place.start + longestData) : place.end
    const text = lined.text.slice(place.start, end)
    const folded = foldSignature({ text, margin: findMargin(place.start, lined), isWhole, lexicon })
    if (folded === null || parts.has(folded.text)) return
    parts.set(folded.text, findLine(lined, place.start) + folded.skipped)
  })
  const [line] = parts.values()
  const text = limitSignatures([...parts.keys()])
  return line === undefined || !isTelling(text, symbol) ? null : { line, text }
}

/** A constant without a type is its name and no more; of `typedef struct { … } name`, the head is without the name. */
function isTelling(text: string, { name, kind }: SymbolChange): boolean {
  if (kind === 'constant' && !/[:(<]/.test(text)) return false
  return !/^[})\]]/.test(text) && (name === 'default' || text.includes(name))
}

/** Where the signature stands: attributes may come before it. In a group it may have begun before its own lines. */
function findSignature(
  signature: string,
  from: number,
  to: number,
  { text }: LinedText,
): { start: number; end: number } {
  const [head = ''] = signature.split('\n', 1)
  const start = head === '' ? -1 : text.slice(from, to).indexOf(head)
  if (start !== -1 && text.startsWith(signature, from + start))
    return { start: from + start, end: from + start + signature.length }
  const lineEnd = text.indexOf('\n', from)
  const line = text.slice(from, lineEnd === -1 || lineEnd > to ? to : lineEnd)
  return { start: from + line.length - line.trimStart().length, end: from + line.length }
}

/** The white space before a declaration, where nothing else stands before it on its line. */
function findMargin(at: number, { text }: LinedText): string {
  const before = text.slice(text.lastIndexOf('\n', at - 1) + 1, at)
  return before.trim() === '' ? before : ''
}
