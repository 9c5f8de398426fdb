import type { Lexicon } from './language-table.js'
import type { OutlineSymbol } from './outline.js'
import { listTokens } from './similarity.js'
import { deriveSpans } from './text-spans.js'

/** Longer ones are cut: a signature of thousands of characters is generated. */
const longestSignature = 4_000

/**
 * What a declaration promises to its users, in one line: its text without body, comments and layout. `name` stands
 * for the symbol's own name, so that a rename alone is no change of it.
 */
export function deriveSignature(symbol: OutlineSymbol, source: string, lexicon: Lexicon): string {
  const [start, end] = symbol.signature
  const text = source.slice(start, Math.min(end, start + longestSignature))
  let code = ''
  let at = 0
  for (const span of deriveSpans(text, lexicon)) {
    if (span.kind !== 'comment') continue
    code += `${text.slice(at, span.start)} `
    at = span.end
  }
  return listTokens(code + text.slice(at))
    .map((word) => (word === symbol.name ? 'name' : word))
    .join(' ')
    .replace(/ ?,(?= [)\]>}])/g, '')
    .replace(/[ ;{:=]+$/, '')
}
