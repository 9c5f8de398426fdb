/** How a language writes strings over several lines. */
export interface LiteralForm {
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
export function literalFormOf(language: string | null): LiteralForm | null {
  return formByLanguage.get(language ?? '') ?? null
}
