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

/** A symbol as it looks from the outside: its name with its owner's, and all its declarations without bodies. */
export interface Appearance {
  qualifiedName: string
  signatures: readonly string[]
}

/** Whether two symbols look the same, whatever they and their owners are called. */
export function areSameSignatures(old: Appearance, now: Appearance, lexicon: Lexicon): boolean {
  if (old.signatures.length !== now.signatures.length) return false
  return old.signatures.every((text, index) => {
    const other = now.signatures[index] ?? ''
    if (text === other) return true
    return deriveSignature(text, old, lexicon) === deriveSignature(other, now, lexicon)
  })
}

/**
 * What a declaration promises to its users, in one line: its text without body, comments and layout, its own name
 * and its owner's left out, so that a rename alone is no change of it.
 */
function deriveSignature(text: string, { qualifiedName }: Appearance, lexicon: Lexicon): string {
  let code = ''
  let at = 0
  for (const span of deriveSpans(text, lexicon)) {
    if (span.kind !== 'comment') continue
    code += `${text.slice(at, span.start)} `
    at = span.end
  }
  const names = new Set(qualifiedName.split(/[.#]/))
  return listTokens(code + text.slice(at))
    .map((word) => (names.has(word) ? '·' : word))
    .join(' ')
    .replace(/ ?,(?= [)\]>}])/g, '')
    .replace(/[ ;{:=]+$/, '')
}
