import { lineFormsOf } from '../languages/index.js'
import { endOfComment, endOfString } from './comments.js'

/**
 * Follows strings that run over several lines (templates, heredocs, raw strings), so that code which a test or a
 * prompt quotes is not taken for code.
 */
export interface LiteralTracker {
  /**
   * Takes the next line; says whether it begins inside a string.
   *
   * @param previous the line before where it is known; a diff shows only pieces, and each starts as code
   */
  step(line: string, previous: string | null): boolean
}

/** A string that is open at the end of a line. */
interface OpenLiteral {
  closing: RegExp
  /** Prose about the code, such as a docstring: it may well say what is left to do. */
  isDocumentation: boolean
}

/** The code before is not finished: what follows is its string, not documentation. */
const goesOn = /[(,=[{+\\]$/

/** Null where the language has no such strings. */
export function createLiteralTracker(language: string | null): LiteralTracker | null {
  const { literal: form, comments: syntax } = lineFormsOf(language)
  if (form === undefined || syntax === null) return null
  let open: OpenLiteral | null = null

  /** Reads code from `from` on; returns the string that is open at the line's end. */
  function readCode(line: string, from: number, previous: string | null): OpenLiteral | null {
    if (!form || !syntax || !form.hint.test(line)) return null
    for (let at = from; at < line.length; at += 1) {
      const comment = endOfComment(line, at, syntax)
      form.opening.lastIndex = at
      const opened = comment === null ? form.opening.exec(line) : null
      if (comment !== null) {
        at = comment - 1
      } else if (opened !== null) {
        const closing = form.closing(opened[1] ?? '')
        const end = form.fromNextLine ? -1 : endOfLiteral(line, at + opened[0].length, closing)
        const startsLine = line.slice(0, at).trim() === '' && !goesOn.test(previous?.trimEnd() ?? '')
        if (end === -1) return { closing, isDocumentation: form.documents && startsLine }
        at = end - 1
      } else if (line[at] !== '`' && syntax.quotes.includes(line.charAt(at))) {
        at = Math.max(at, endOfString(line, at))
      }
    }
    return null
  }

  return {
    step(line, previous) {
      if (previous === null) open = null
      if (open === null) {
        open = readCode(line, 0, previous)
        return false
      }
      const { isDocumentation } = open
      const end = endOfLiteral(line, 0, open.closing)
      if (end !== -1) open = readCode(line, end, previous)
      return !isDocumentation
    },
  }
}

/** Index behind what closes the string, or -1. */
function endOfLiteral(line: string, from: number, closing: RegExp): number {
  const end = closing.exec(line.slice(from))
  return end === null ? -1 : from + end.index + end[0].length
}
