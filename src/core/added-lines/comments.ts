import { lineFormsOf } from '../languages/index.js'
import type { CommentSyntax } from '../languages/line-forms.js'

/** A comment on one line: where its opener stands, and its text up to the closer, without either. */
interface LineComment {
  /** Index of the opener, 0-based. */
  start: number
  text: string
}

/**
 * The comments on one line, strings respected. A line says nothing about the ones before it, so a quote that
 * does not close here is taken for an apostrophe, and a line of ` * text` for the middle of a block comment.
 * Linear in the line's length.
 */
export function parseComments(line: string, syntax: CommentSyntax): LineComment[] {
  const comments: LineComment[] = []
  let apostrophes = ''
  let at = 0
  while (at < line.length) {
    const comment = commentAt(line, at, syntax)
    const char = line.charAt(at)
    if (comment !== null) {
      comments.push({ start: at, text: line.slice(comment.from, comment.to) })
      at = comment.end
    } else if (syntax.quotes.includes(char) && !apostrophes.includes(char)) {
      const end = endOfString(line, at)
      if (end === -1) apostrophes += char
      at = Math.max(at, end) + 1
    } else {
      at += 1
    }
  }
  return comments
}

/** Index behind the comment that opens at `at`; null where none does. */
export function endOfComment(line: string, at: number, syntax: CommentSyntax): number | null {
  return commentAt(line, at, syntax)?.end ?? null
}

/** Index of the quote that closes the string opened at `open`, or -1. */
export function endOfString(line: string, open: number): number {
  const quote = line.charAt(open)
  for (let at = open + 1; at < line.length; at += 1) {
    const char = line.charAt(at)
    if (char === '\\') at += 1
    else if (char === quote) return at
  }
  return -1
}

/** Where a comment's text begins and ends, and where the code goes on. */
interface Span {
  from: number
  to: number
  end: number
}

function commentAt(line: string, at: number, syntax: CommentSyntax): Span | null {
  for (const [open, close] of syntax.block) {
    if (line.startsWith(open, at)) return spanTo(line, at + open.length, close)
    if (open === '/*' && line[at] === '*' && isStarLine(line, at)) return spanTo(line, at, close, 1)
  }
  for (const open of syntax.line) {
    if (line.startsWith(open, at) && opensComment(line, at, open, syntax)) {
      return { from: at + open.length, to: line.length, end: line.length }
    }
  }
  return null
}

/** The middle of a block comment in the customary form, ` * text`, or its end, ` *` and a slash. */
function isStarLine(line: string, at: number): boolean {
  const next = line.charAt(at + 1)
  return (next === '' || next === '/' || /\s/.test(next)) && line.slice(0, at).trim() === ''
}

function spanTo(line: string, from: number, close: string, skipped = 0): Span {
  const found = line.indexOf(close, from)
  const to = found === -1 ? line.length : found
  return { from: Math.min(from + skipped, to), to, end: to === line.length ? to : to + close.length }
}

function opensComment(line: string, at: number, opener: string, syntax: CommentSyntax): boolean {
  const before = at === 0 ? ' ' : line.charAt(at - 1)
  // `https://…` without quotes, and Ruby's `#{…}` in a string that began on an earlier line
  if (opener === '//') return before !== ':'
  if (opener === '#' && line.charAt(at + 1) === '{') return false
  return !syntax.wordStart || before === ' ' || before === '\t' || before === ';'
}

/** Null for languages without comments (JSON, CSV, diffs) and for those not known. */
export function commentSyntaxOf(language: string | null): CommentSyntax | null {
  return lineFormsOf(language).comments
}
