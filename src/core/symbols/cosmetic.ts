/** Whether a change touches only comments and white space: what is left without them is the same. */

import type { CodeSide } from './code-sides.js'
import type { LanguageTable, Lexicon } from './language-table.js'
import type { Hunk } from './symbol-input.js'
import { findLineStart } from './text-lines.js'
import { deriveSpans, maskSpans } from './text-spans.js'

/** Whether a hunk could be: most are not, and that shows in their lines alone. */
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
