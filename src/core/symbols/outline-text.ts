/** One text, read by the best means it allows: its grammar, or patterns and indentation. */
import type { LineRange } from '../facts.js'
import type { LanguageTable } from './language-table.js'
import { largestParsed, largestRead, longestLine } from './limits.js'
import type { OutlineSymbol } from './outline.js'
import { cutRunaways } from './runaways.js'
import type { SymbolInput, SymbolLimit } from './symbol-input.js'
import type { SyntaxNode, SyntaxParser, SyntaxTree } from './syntax.js'
import { walkOutline } from './walk-outline.js'

export interface ParsedText {
  symbols: OutlineSymbol[]
  tree: SyntaxTree
  /** Whether it is the tree of the mended text. */
  mended: boolean
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
  if (first === null) return { reason: 'took too long to parse', timedOut: true }
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
  return { tree, symbols, mended: second !== null, errors: root.hasError ? listErrors(root) : null }
}

/** A second try on the mended text, where the language knows how to mend it. */
function parseMended(text: string, table: LanguageTable, parser: SyntaxParser): SyntaxTree | null {
  const mended = table.mend?.(text) ?? text
  return mended === text ? null : parser.parse(mended, null)
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
