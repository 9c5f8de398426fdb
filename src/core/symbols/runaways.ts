/**
 * Functions that the parser let run past their end, because a macro or an `#if` hides a brace: then the rest of
 * the file would be theirs. A brace at the margin ends what began at the margin, in any layout people use.
 */
import type { LanguageTable } from './language-table.js'
import type { OutlineSymbol } from './outline.js'
import { derivePatternOutline } from './pattern-outline.js'
import { deriveLineStarts } from './text-lines.js'

/** The outline of a tree with errors, every such function cut at its brace and what follows read by patterns. */
export function cutRunaways(
  symbols: readonly OutlineSymbol[],
  source: string,
  table: LanguageTable,
): OutlineSymbol[] {
  if (table.layout !== 'braces') return [...symbols]
  const starts = deriveLineStarts(source)
  const swallowed: [first: number, last: number][] = []
  for (const symbol of symbols) {
    const end =
      symbol.parent === null && symbol.kind === 'function' ? findBrace(symbol, source, starts) : symbol.last
    if (end === symbol.last) continue
    swallowed.push([end + 1, symbol.last])
    symbol.last = end
  }
  if (swallowed.length === 0) return [...symbols]
  const found = derivePatternOutline(source, table).filter(({ first }) =>
    swallowed.some(([from, to]) => first >= from && first <= to),
  )
  return [...symbols, ...found].sort((a, b) => a.first - b.first)
}

/** The first line of the function that begins with a closing brace; its last line where there is none before. */
function findBrace({ first, last }: OutlineSymbol, source: string, starts: readonly number[]): number {
  for (let line = first + 1; line < last; line++) if (source[starts[line - 1] ?? 0] === '}') return line
  return last
}
