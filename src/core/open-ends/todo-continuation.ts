import { commentSyntaxOf } from '../lines/comment-syntax.js'
import { parseComments } from '../lines/comments.js'
import { cleanText, cutText } from '../lines/plain-text.js'
import type { ScannedFile } from '../lines/scanned-file.js'
import { todoTextLimit } from './todo.js'
import { findMarker } from './todo-marker.js'

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
