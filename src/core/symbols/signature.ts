import type { Lexicon } from './language-table.js'
import type { OutlineSymbol } from './outline.js'
import { listTokens } from './similarity.js'
import { deriveSpans } from './text-spans.js'

/** Longer ones are cut: a signature of thousands of characters is generated. */
const longestSignature = 4_000

/** A declaration without its body, as it is written. */
export function sliceSignature({ signature: [start, end] }: OutlineSymbol, source: string): string {
  return source.slice(start, Math.min(end, start + longestSignature))
}

/**
 * What a declaration promises to its users, in one line: its text without body, comments and layout. `name` stands
 * for the symbol's own name, so that a rename alone is no change of it.
 */
function deriveSignature(text: string, name: string, lexicon: Lexicon): string {
  let code = ''
  let at = 0
  for (const span of deriveSpans(text, lexicon)) {
    if (span.kind !== 'comment') continue
    code += `${text.slice(at, span.start)} `
    at = span.end
  }
  return listTokens(code + text.slice(at))
    .map((word) => (word === name ? 'name' : word))
    .join(' ')
    .replace(/ ?,(?= [)\]>}])/g, '')
    .replace(/[ ;{:=]+$/, '')
}

/** Whether two symbols, each with its name and the signatures of all its declarations, look the same from outside. */
export function areSameSignatures(
  [oldName, old]: readonly [name: string, signatures: readonly string[]],
  [newName, now]: readonly [name: string, signatures: readonly string[]],
  lexicon: Lexicon,
): boolean {
  if (old.length !== now.length) return false
  return old.every((text, index) => {
    const other = now[index] ?? ''
    return (
      text === other || deriveSignature(text, oldName, lexicon) === deriveSignature(other, newName, lexicon)
    )
  })
}
