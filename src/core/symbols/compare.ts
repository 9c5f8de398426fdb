import type { LanguageTable, Lexicon } from '../languages/language-table.js'
import { listTokens } from './pair.js'
import type { CodeSide } from './sides.js'
import { findLineStart } from './text.js'
import { deriveSpans, maskSpans } from './text-spans.js'
import type { Hunk, OutlineSymbol } from './types.js'

/** A symbol as it looks from the outside: its name with its owner's, and all its declarations without bodies. */
export interface Appearance {
  qualifiedName: string
  signatures: readonly string[]
}

/** Longer ones are cut: a signature of thousands of characters is generated. */
const longestSignature = 4_000

/** A declaration without its body, as it is written. */
export function sliceSignature({ signature: [start, end] }: OutlineSymbol, source: string): string {
  return source.slice(start, Math.min(end, start + longestSignature))
}

/** Whether two symbols look the same, whatever they and their owners are called and however often they are declared. */
export function areSameSignatures(old: Appearance, now: Appearance, lexicon: Lexicon): boolean {
  if (old.signatures.join('\n') === now.signatures.join('\n')) return true
  const former = new Set(old.signatures.map((text) => deriveSignature(text, old, lexicon)))
  const present = new Set(now.signatures.map((text) => deriveSignature(text, now, lexicon)))
  return former.size === present.size && [...former].every((signature) => present.has(signature))
}

/** What a declaration promises its users, in one line, without its own and its owner's name: a rename alone is no change. */
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

/**
 * Whether a change touches only comments and white space: what is left without them is the same.
 *
 * Whether a hunk could be: most are not, and that shows in their lines alone.
 */
export function mayBeCosmetic(old: string, now: string, lexicon: Lexicon): boolean {
  if (deriveInk(old) === deriveInk(now)) return true
  if (!showsComment(old, lexicon) && !showsComment(now, lexicon)) return false
  return deriveInk(withoutComments(old, lexicon)) === deriveInk(withoutComments(now, lexicon))
}

/** The characters that are not white space. */
function deriveInk(text: string): string {
  return text.replace(/\s+/g, '')
}

function showsComment(text: string, { lineComments, blockComments }: Lexicon): boolean {
  if (lineComments.some((mark) => text.includes(mark))) return true
  return blockComments.some(
    ([open, close]) => text.includes(open) || text.includes(close) || startsWithStar.test(text),
  )
}

/** Lines in the middle of a comment are known by a star at their beginning, as nearly all of them have one. */
const startsWithStar = /^[ \t]*\*.*$/m
const starred = new RegExp(startsWithStar, 'gm')

/** Comments as they seem to be without what is before and after the lines. */
function withoutComments(text: string, lexicon: Lexicon): string {
  const code = lexicon.blockComments.length === 0 ? text : text.replace(starred, '')
  return maskSpans(
    code,
    deriveSpans(code, lexicon).filter(({ kind }) => kind === 'comment'),
  )
}

/** Whether only comments and white space differ, by the comments and strings of both sides. */
export function isCosmetic(before: CodeSide, after: CodeSide, hunk: Hunk, table: LanguageTable): boolean {
  const old = readCode(before, before.place(hunk.oldStart), hunk.oldLines, table)
  return old === readCode(after, after.place(hunk.newStart), hunk.newLines, table)
}

/** The code of some lines: no comments, white space only where it separates words, strings as they are. */
function readCode(side: CodeSide, first: number, count: number, table: LanguageTable): string {
  if (count === 0) return ''
  const from = findLineStart(side.lined, first - 1)
  const to = findLineStart(side.lined, first - 1 + count)
  const parts: string[] = []
  let at = from
  for (const span of side.findSpans(first, first - 1 + count)) {
    if (span.end <= at || span.start >= to) continue
    parts.push(side.lined.text.slice(at, Math.max(at, span.start)))
    parts.push(
      span.kind === 'comment'
        ? ' '
        : quote(side.lined.text.slice(Math.max(at, span.start), Math.min(span.end, to))),
    )
    at = Math.min(span.end, to)
  }
  parts.push(side.lined.text.slice(at, to))
  const code = parts.join('')
  return table.layout === 'indentation' ? `${listIndents(code)}\n${collapse(code)}` : collapse(code)
}

/** White space of a string is what it says: kept from being collapsed, as characters of the private use area. */
function quote(text: string): string {
  return text.replace(/\s/g, (space) => String.fromCharCode(0xe000 + space.charCodeAt(0)))
}

function collapse(code: string): string {
  return code.replace(/\s+/g, ' ').replace(/ (?![\p{L}\p{N}_$])|(?<![\p{L}\p{N}_$]) /gu, '')
}

/** Where indentation is grammar: that of every line of code outside brackets. */
function listIndents(code: string): string {
  let depth = 0
  const indents: number[] = []
  for (const line of code.split('\n')) {
    const text = line.trim()
    if (text === '') continue
    if (depth === 0) indents.push(line.length - line.trimStart().length)
    depth = Math.max(0, depth + (text.match(/[([{]/g)?.length ?? 0) - (text.match(/[)\]}]/g)?.length ?? 0))
  }
  return indents.join(' ')
}
