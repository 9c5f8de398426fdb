/** One text, read by the best means it allows: its grammar, or patterns and indentation. */

import type { LineRange } from '../facts.js'
import type { LanguageTable } from '../languages/language-table.js'
import type { SyntaxNode, SyntaxParser, SyntaxTree } from '../languages/syntax.js'
import { derivePatternOutline } from './pattern-outline.js'
import { deriveLineStarts, largestParsed, largestRead, longestLine } from './text.js'
import { walkOutline } from './tree-outline.js'
import type { OutlineSymbol, SymbolInput, SymbolLimit } from './types.js'

export interface ParsedText {
  symbols: OutlineSymbol[]
  tree: SyntaxTree
  /** Whether it is the tree of the repaired text. */
  repaired: boolean
  /** Lines that the grammar could not read, 1-based, inclusive; null where none. */
  errors: LineRange[] | null
}

/** Whether a parser has anything to do for a file. */
export function isToParse({ before, after }: Pick<SymbolInput, 'before' | 'after'>): boolean {
  if (before === after) return false
  return [before, after].every(
    (text) => text === null || (deriveReadLimit(text) ?? deriveParseLimit(text)) === null,
  )
}

/** Why a text should not be given to a parser; null where it can. */
export function deriveParseLimit(text: string): SymbolLimit | null {
  if (text.length > largestParsed) return { reason: `larger than ${largestParsed / 1024} KB` }
  if (hasLongLine(text))
    return { reason: `has a line of over ${longestLine.toLocaleString('en')} characters` }
  return null
}

/** Why a text should not be read at all; null where it can. */
export function deriveReadLimit(text: string): SymbolLimit | null {
  if (text.length > largestRead) return { reason: `larger than ${largestRead / 1024 / 1024} MB` }
  return text.includes('\0') ? { reason: 'is not text' } : null
}

function hasLongLine(text: string): boolean {
  for (let start = 0; text.length - start > longestLine; ) {
    const end = text.indexOf('\n', start)
    if (end === -1 || end - start > longestLine) return true
    start = end + 1
  }
  return false
}

/** A tree and its outline; or why there is none. The caller deletes the tree. */
export function parseOutline(
  text: string,
  path: string,
  table: LanguageTable,
  parser: SyntaxParser,
  previous: SyntaxTree | null,
): ParsedText | SymbolLimit {
  const first = parser.parse(table.prepare?.(text) ?? text, previous)
  if (first === null) return { reason: 'took too long to parse', isMomentary: true }
  const second = first.rootNode.hasError ? parseMended(text, table, parser) : null
  if (second !== null) first.delete()
  const tree = second ?? first
  const root = tree.rootNode
  const walked = root.type === 'ERROR' ? [] : walkOutline(root, text, path, table)
  if (walked.length === 0 && root.hasError && isMostlyError(root)) {
    tree.delete()
    return { reason: `could not be parsed as ${table.language}` }
  }
  const symbols = root.hasError ? cutRunaways(walked, text, table) : walked
  return { tree, symbols, repaired: second !== null, errors: root.hasError ? listErrors(root) : null }
}

/** A second try on the repaired text, where the language has a repair. */
function parseMended(text: string, table: LanguageTable, parser: SyntaxParser): SyntaxTree | null {
  const repaired = table.repair?.(text) ?? text
  return repaired === text ? null : parser.parse(repaired, null)
}

/** Whether the grammar made nothing of more than half of the text: then it is something else. */
function isMostlyError(root: SyntaxNode): boolean {
  if (root.type === 'ERROR') return true
  const lost = root.children.reduce((length, { type, startIndex, endIndex }) => {
    return type === 'ERROR' ? length + endIndex - startIndex : length
  }, 0)
  return lost > root.endIndex / 2
}

/** The smallest parts that made no sense, or lacked what closes them; a semicolon is easily done without. */
function listErrors(node: SyntaxNode): LineRange[] {
  const inner = node.type === 'ERROR' ? [] : node.children.filter((child) => child.hasError)
  if (inner.length > 0) return inner.flatMap(listErrors)
  if (node.isMissing && !/[)\]}"'`]/.test(node.type)) return []
  return [[node.startPosition.row + 1, node.endPosition.row + 1]]
}

/**
 * Functions that the parser let run past their end, or ended too early, because a macro or an `#if` hides a brace; and
 * those that it let begin long before their heads, all that stands between taken for their type. A brace at the margin
 * ends what began at the margin, in any layout people use.
 *
 * The outline of a tree with errors, every such function ended at its brace; what it had swallowed is read by patterns.
 */
export function cutRunaways(
  symbols: readonly OutlineSymbol[],
  source: string,
  table: LanguageTable,
): OutlineSymbol[] {
  if (table.layout !== 'braces') return [...symbols]
  const starts = deriveLineStarts(source)
  const swallowed: [first: number, last: number][] = []
  const spans = symbols.map((symbol) => {
    const head = symbol.parent === null && isCode(symbol) ? findHead(symbol, source, starts) : symbol.first
    if (head === symbol.first) return symbol
    swallowed.push([symbol.first, head - 1])
    return restart(symbol, head, starts)
  })
  spans.forEach((symbol, index) => {
    if (symbol.parent !== null || !isCode(symbol)) return
    const end = findBrace(symbol, spans[index + 1]?.first ?? starts.length, source, starts)
    if (end < symbol.last) swallowed.push([end + 1, symbol.last])
    symbol.last = end
  })
  if (swallowed.length === 0) return spans
  const found = derivePatternOutline(source, table).filter(({ first }) =>
    swallowed.some(([from, to]) => first >= from && first <= to),
  )
  return [...spans, ...found].sort((a, b) => a.first - b.first)
}

function isCode({ kind }: OutlineSymbol): boolean {
  return kind === 'function' || kind === 'method'
}

/** The line on which a declaration begins whose text before the body holds the ends of others; else its first line. */
function findHead({ first, signature }: OutlineSymbol, source: string, starts: readonly number[]): number {
  const [from, to] = signature
  if (!/^[^\S\n]*\};?[ \t]*(?:\/[/*].*)?$/m.test(source.slice(from, to))) return first
  let line = first
  while ((starts[line] ?? source.length) < to) line++
  // What a blank line, a directive or another's end parts from it is none of its own.
  while (line > first && isPart(source.slice(starts[line - 2], starts[line - 1]))) line--
  return line
}

function isPart(text: string): boolean {
  return !/^\s*(?:#.*)?$/.test(text) && !/[;}][ \t]*(?:\/[/*].*)?$/.test(text.trimEnd())
}

/** The symbol with another first line. */
function restart(symbol: OutlineSymbol, first: number, starts: readonly number[]): OutlineSymbol {
  const [start, end] = symbol.signature
  const from = starts[first - 1] ?? start
  return { ...symbol, first, signature: [from, Math.max(from, end)] }
}

/** The first line of the function that begins with a closing brace; its last line where there is none. */
function findBrace(
  { first, last }: OutlineSymbol,
  next: number,
  source: string,
  starts: readonly number[],
): number {
  // A function on one line, or indented, does not end at the margin.
  if (first === last || /\s/.test(source[starts[first - 1] ?? 0] ?? ' ')) return last
  // `}: Options) {` at the margin is in the middle of one.
  for (let line = first + 1; line <= last || line < next; line++) {
    if (/^\}[;,)]*\s*(?:\/[/*].*)?$/.test(source.slice(starts[line - 1], starts[line]))) return line
  }
  return last
}
