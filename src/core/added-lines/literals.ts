import { commentSyntaxOf, endOfComment, endOfString } from './comments.js'

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
  const form = literalFormOf(language)
  const syntax = commentSyntaxOf(language)
  if (form === null || syntax === null) return null
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

/** How a language writes strings over several lines. */
interface LiteralForm {
  /** Cheap test whether a line may open one. */
  hint: RegExp
  /** Sticky. Group 1 holds what the closing repeats. */
  opening: RegExp
  closing(mark: string): RegExp
  /** A heredoc begins on the line after its opening, which goes on as code. */
  fromNextLine: boolean
  /** Also writes documentation: at the start of a line it is that, unless the code before goes on. */
  documents: boolean
}

const literally = (text: string) => new RegExp(text.replace(/[^\w\s]/g, '\\$&'))

/** A backtick escaped or alone in a pattern (`/`/`) opens nothing; at the start of a line, `` `) `` ends a string. */
const backtick: LiteralForm = {
  hint: /`/,
  opening: /(?<![\\/])`(?!(?<=^\s*`)[),;.\]}])/y,
  closing: () => /(?<!\\)`/,
  fromNextLine: false,
  documents: false,
}
const tripleQuote: LiteralForm = {
  hint: /"""|'''/,
  opening: /(?<=(?:^|[\s([{,=:+%])[a-zA-Z$]{0,2})("""|''')/y,
  closing: literally,
  fromNextLine: false,
  documents: true,
}
/** `<<~RUBY`, `<<-'EOS'`, PHP's `<<<EOT`; the mark opens the last line, which may go on in PHP. */
const heredoc: LiteralForm = {
  hint: /<</,
  opening: /<<[<~-]?["'`]?([A-Z_][A-Z0-9_]*)\b/y,
  closing: (mark) => new RegExp(`^\\s*${mark}\\b`),
  fromNextLine: true,
  documents: false,
}
/** Rust's `r#"…"#` */
const rawString: LiteralForm = {
  hint: /r#+"/,
  opening: /r(#+)"/y,
  closing: (mark) => literally(`"${mark}`),
  fromNextLine: false,
  documents: false,
}

const formByLanguage: ReadonlyMap<string, LiteralForm> = new Map(
  (
    [
      [backtick, 'javascript typescript tsx vue svelte astro go'],
      [tripleQuote, 'python java kotlin scala groovy swift c# elixir julia'],
      [heredoc, 'ruby php shell perl crystal'],
      [rawString, 'rust'],
    ] as const
  ).flatMap(([form, languages]) => languages.split(' ').map((language) => [language, form] as const)),
)

/** Null where the language has no such strings, or none that can be told by line. */
function literalFormOf(language: string | null): LiteralForm | null {
  return formByLanguage.get(language ?? '') ?? null
}
