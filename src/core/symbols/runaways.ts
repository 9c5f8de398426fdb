/**
 * Functions that the parser let run past their end, or ended too early, because a macro or an `#if` hides a brace.
 * A brace at the margin ends what began at the margin, in any layout people use.
 */
import type { LanguageTable } from './language-table.js'
import type { OutlineSymbol } from './outline.js'
import { derivePatternOutline } from './pattern-outline.js'
import { deriveLineStarts } from './text-lines.js'

/** The outline of a tree with errors, every such function ended at its brace; what it had swallowed is read by patterns. */
export function cutRunaways(
  symbols: readonly OutlineSymbol[],
  source: string,
  table: LanguageTable,
): OutlineSymbol[] {
  if (table.layout !== 'braces') return [...symbols]
  const starts = deriveLineStarts(source)
  const swallowed: [first: number, last: number][] = []
  symbols.forEach((symbol, index) => {
    if (symbol.parent !== null || symbol.kind !== 'function') return
    const end = findBrace(symbol, symbols[index + 1]?.first ?? starts.length, source, starts)
    if (end < symbol.last) swallowed.push([end + 1, symbol.last])
    symbol.last = end
  })
  if (swallowed.length === 0) return [...symbols]
  const found = derivePatternOutline(source, table).filter(({ first }) =>
    swallowed.some(([from, to]) => first >= from && first <= to),
  )
  return [...symbols, ...found].sort((a, b) => a.first - b.first)
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
