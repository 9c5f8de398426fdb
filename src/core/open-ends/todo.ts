import { commentSyntaxOf } from '../lines/comment-syntax.js'
import { parseComments } from '../lines/comments.js'
import { cleanText, cutText } from '../lines/plain-text.js'
import type { ScannedFile } from '../lines/scanned-file.js'
import { findMarker, type Marker } from './todo-marker.js'

/** Without one of these there is no marker: one cheap test for every line of a diff. */
export const todoHint = /TODO|FIXME|XXX|HACK|@?[Tt]odo\b|@?[Ff]ixme\b/

/** Characters of a TODO that are told. */
export const todoTextLimit = 120
const contextLimit = 60

/**
 * A line of a block comment or docstring that began earlier. Elsewhere `TODO:` is a label or a key, so only in
 * languages that have such comments.
 */
const openingMarker = /^\s*(?:(?:"{3}|'{3})\s*)?(?=(?:TODO|FIXME|XXX|HACK)(?:\([^()]{0,40}\))?:\s+[^\s{[=])/
const longCommentLanguages: ReadonlySet<string> = new Set(
  'typescript,tsx,javascript,python,java,c,c++,c#,kotlin,swift,php,ruby,scala,vue,svelte,html,css,scss,less,dart,elixir,haskell,ocaml,objective-c,blade'.split(
    ',',
  ),
)

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
  if (file.kind === 'test' || !longCommentLanguages.has(file.language ?? '')) return null
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
