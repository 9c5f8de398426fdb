import type { ScannedFile } from '../files/language.js'
import { lineFormsOf } from '../languages/index.js'
import { cleanText, cutText } from '../text/clean.js'
import { commentSyntaxOf, parseComments } from './comments.js'

/** A shorter line was ended on purpose. */
const wrappedFrom = 50
const ended = /[.!?:;…)\]}]$/
/** A sentence goes on with a word, in lower case or quoted; commented-out code has other signs. */
const sentenceGoesOn = /^[\p{Ll}\d`"'(]/u
const looksLikeCode = /[;{}=]|\w\(|\(\)|^\w+:(?!\/\/)|^\w+\.\w|^(?:[-*+]|\d+[.)])\s/

/** Whether the sentence of a TODO may go on in the next line of the comment. */
export function mayGoOn(said: string, line: string): boolean {
  return said.length < todoTextLimit && line.trim().length >= wrappedFrom && !ended.test(said)
}

/** The text with what the next line adds to its sentence; null where that line is something else. */
export function continueTodo(said: string, next: string, file: ScannedFile): string | null {
  const syntax = commentSyntaxOf(file.language)
  if (syntax === null) return null
  const [comment] = parseComments(next, syntax)
  if (comment === undefined || next.slice(0, comment.start).trim() !== '') return null
  const text = cleanText(comment.text.replace(/^[\s*/#!;%-]+/, ''))
  if (!sentenceGoesOn.test(text) || looksLikeCode.test(text) || findMarker(comment.text) !== null) return null
  return cutText(`${said} ${text}`, todoTextLimit)
}

/** Without one of these there is no marker: one cheap test for every line of a diff. */
export const todoHint = /TODO|FIXME|XXX|HACK|@?[Tt]odo\b|@?[Ff]ixme\b/

/** Characters of a TODO that are told. */
const todoTextLimit = 120
const contextLimit = 60

/**
 * A line of a block comment or docstring that began earlier. Elsewhere `TODO:` is a label or a key, so only in
 * languages that have such comments.
 */
const openingMarker = /^\s*(?:(?:"{3}|'{3})\s*)?(?=(?:TODO|FIXME|XXX|HACK)(?:\([^()]{0,40}\))?:\s+[^\s{[=])/

/** In a file whose language is not known, a line that is a comment in most. */
const anyComment = /^\s*(?:#+|\/\/+|--|;+)\s*(?=(?:TODO|FIXME)(?:\([^()]{0,40}\))?:?\s)/

/**
 * In documentation a line that begins with `TODO:`, perhaps in a list, a quotation, a comment or bold; and
 * Sphinx's directive `.. todo:: text`.
 */
const docsOpening = /^\s*(?:(?:[-*+>]|\d+[.)]|<!--)\s*)*(?:\*\*|__)?(?=(?:TODO|FIXME)(?:\([^()]{0,40}\))?:)/
const sphinxDirective = /^\s*\.\. todo::(?=\s*\S)/
/** Its entries tell what was done. */
const changeLog = /(?:^|\/)(?:changelog|changes|history|news|releases?)[^/]*$/i

const closers = ['*/}', '*/', '-->', '#}', '--}}', '}}', '-%>', '%>', '"""', "'''", '*)', '-}'] as const

/** Whether such files can hold one at all. */
export function mayHoldTodo(file: ScannedFile): boolean {
  return file.kind === 'docs' || file.language === null || commentSyntaxOf(file.language) !== null
}

/** The marker with its text (`TODO(ann): rotate keys`) where the line leaves something to do; else null. */
export function findTodo(line: string, file: ScannedFile): string | null {
  if (file.kind === 'docs') return findInDocs(line, file.path)
  const syntax = commentSyntaxOf(file.language)
  if (syntax === null) return file.language === null ? findAfter(anyComment, line) : null
  for (const comment of parseComments(line, syntax)) {
    const marker = findMarker(comment.text)
    if (marker !== null) return renderMarker(marker, line.slice(0, comment.start))
  }
  // A test's long strings are as often the code that it tests.
  if (file.kind === 'test' || lineFormsOf(file.language).longComments !== true) return null
  return findAfter(openingMarker, line)
}

function findInDocs(line: string, path: string): string | null {
  if (changeLog.test(path)) return null
  return findAfter(docsOpening, line) ?? findAfter(sphinxDirective, line, 'TODO: ')
}

function findAfter(opening: RegExp, line: string, label = ''): string | null {
  const match = opening.exec(line)
  if (match === null) return null
  const marker = findMarker(label + line.slice(match[0].length).trim())
  return marker === null ? null : renderMarker(marker, '')
}

/** Where the marker stands alone, the code before it says what it is about. */
function renderMarker({ word, owner, rest }: Marker, before: string): string {
  const said = cleanText(withoutCloser(rest))
  const text = said === '' ? cutText(cleanText(before), contextLimit) : said
  const label = owner === null ? word : `${word}(${cleanText(owner)})`
  return cutText(text === '' ? label : `${label}: ${text}`, todoTextLimit)
}

function withoutCloser(text: string): string {
  const trimmed = text.trimEnd()
  const closer = closers.find((ending) => trimmed.endsWith(ending))
  const open = closer === undefined ? trimmed : trimmed.slice(0, -closer.length)
  return withoutStrayBracket(open)
}

/** `(TODO: remove in 4.0)`: the bracket that closes was opened before the marker. */
function withoutStrayBracket(text: string): string {
  let depth = 0
  for (const { 0: bracket, index } of text.matchAll(/[()]/g)) {
    depth += bracket === '(' ? 1 : -1
    if (depth < 0) return text.slice(0, index) + text.slice(index + 1)
  }
  return text
}

/** A marker taken out of a comment's text. */
interface Marker {
  /** In capitals: `TODO`, `FIXME`, `XXX` or `HACK`. */
  word: string
  /** Who is named right behind it, as in `TODO(ann)`. */
  owner: string | null
  /** What follows it, separators removed; empty for a bare marker. */
  rest: string
}

/** Decoration between a comment's opener and its text: ` * `, `//!`, `/ `. */
const decoration = /^[\s*/#!;%=~<>-]+/

/**
 * At the start of a comment, in capitals: `TODO: …`, `TODO(ann): …`, `[FIXME] …`, `@TODO …`; not `TODO-list`,
 * `XXX.example`, and not the enumeration `TODO, FIXME and XXX`.
 */
const opening =
  /^[[(]?@?(TODO|FIXME|XXX|HACK)(?![\w/.=|*"'`]|-\w)(?!,? *(?:and|or|\/|\||,|&) *[`'"]?(?:TODO|FIXME|XXX|HACK|todo)\b)(?:\(([^()]{1,40})\))?/
/** In lower case the words are prose unless punctuation says otherwise: `todo: …`, `@todo …`. */
const openingLower =
  /^(?:@(todo|fixme)\b:?(?=\s+\S)|([Tt]odo|[Ff]ixme)(?=(?:\([^()]{1,40}\))?:\s))(?:\(([^()]{1,40})\))?/
/** Later in a comment with a colon: `keep in sync. TODO: derive it` … */
const later = /[\s([.,;—–-](TODO|FIXME|XXX|HACK)(?:\(([^()]{1,40})\))?:(?=\s)/
/** … or as a remark of its own: `not portable (FIXME)`. */
const parenthesised = /\((TODO|FIXME|XXX|HACK)\)/

/** Talk about such comments as a thing: `TODO list of the user`, `TODO comments are …`. */
const talk =
  /^(?:lists?|items?|comments?|apps?|markers?|tags?|entr(?:y|ies)|files?|annotations?|keywords?|mvc|pages?|notes?|is an?|are)\b/i

const separators = /^[\])\s]*(?:[:;,!-]+|[–—])?[\s*]*/

/** Finds the first marker in a comment's text that truly asks for something. */
function findMarker(comment: string): Marker | null {
  const text = comment.replace(decoration, '')
  const start = opening.exec(text)
  if (start !== null) {
    const rest = text.slice(start[0].length)
    const said = rest.replace(separators, '')
    if (!rest.startsWith(':') && (talk.test(said) || isMask(start[1], said))) return null
    return { word: start[1] ?? '', owner: start[2] ?? null, rest: said }
  }
  const lower = openingLower.exec(text)
  if (lower !== null) {
    const word = (lower[1] ?? lower[2] ?? '').toUpperCase()
    return { word, owner: lower[3] ?? null, rest: text.slice(lower[0].length).replace(separators, '') }
  }
  const inside = later.exec(text)
  if (inside !== null) {
    const rest = text.slice(inside.index + inside[0].length).replace(separators, '')
    return { word: inside[1] ?? '', owner: inside[2] ?? null, rest }
  }
  const remark = parenthesised.exec(text)
  return remark === null ? null : { word: remark[1] ?? '', owner: null, rest: text.slice(0, remark.index) }
}

/** `XXX XXX XXX`, `XXX-XX-1234`: a format, not a remark. */
function isMask(word: string | undefined, said: string): boolean {
  return word === 'XXX' && /^(?:[X\d]|$)/.test(said)
}
