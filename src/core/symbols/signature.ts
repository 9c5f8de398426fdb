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

/**
 * Whether two symbols look the same, whatever they and their owners are called; a declaration that is only repeated
 * makes no difference.
 */
export function areSameSignatures(old: Appearance, now: Appearance, lexicon: Lexicon): boolean {
  if (old.signatures.join('\n') === now.signatures.join('\n')) return true
  const former = new Set(old.signatures.map((text) => deriveSignature(text, old, lexicon)))
  const present = new Set(now.signatures.map((text) => deriveSignature(text, now, lexicon)))
  return former.size === present.size && [...former].every((signature) => present.has(signature))
}

/**
 * What a declaration promises to its users, in one line: its text without body, comments, layout, decorators and
 * attributes, its own name and its owner's left out, so that a rename alone is no change of it.
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
  return dropAnnotations(listTokens(code + text.slice(at)))
    .map((word) => (names.has(word) ? '·' : word))
    .join(' ')
    .replace(/ ?,(?= [)\]>}])/g, '')
    .replace(/(?<![ ;{:=])[ ;{:=]+$/, '')
}

/** `@Retry(times: 3)` and, before everything else, `[Obsolete("…")]`. */
function dropAnnotations(tokens: readonly string[]): string[] {
  const kept: string[] = []
  for (let at = 0; at < tokens.length; ) {
    if (tokens[at] === '@' && tokens[at + 1] !== 'interface') at = skipAnnotation(tokens, at)
    else if (tokens[at] === '[' && kept.length === 0) at = skipBrackets(tokens, at, '[', ']')
    else kept.push(tokens[at++] ?? '')
  }
  return kept
}

function skipAnnotation(tokens: readonly string[], start: number): number {
  let at = start + 2
  while (tokens[at] === '.') at += 2
  return tokens[at] === '(' ? skipBrackets(tokens, at, '(', ')') : at
}

function skipBrackets(tokens: readonly string[], start: number, open: string, close: string): number {
  let depth = 0
  for (let at = start; at < tokens.length; at++) {
    if (tokens[at] === open) depth++
    else if (tokens[at] === close && --depth === 0) return at + 1
  }
  return tokens.length
}
