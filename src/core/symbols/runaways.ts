/**
 * Functions that the parser let run past their end, or ended too early, because a macro or an `#if` hides a brace; and
 * those that it let begin long before their heads, all that stands between taken for their type. A brace at the margin
 * ends what began at the margin, in any layout people use.
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
  return !/^\s*(?:#.*)?$|[;}][ \t]*(?:\/[/*].*)?\s*$/.test(text)
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
