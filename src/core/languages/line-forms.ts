/** What single lines of a language show: comments, skipped tests, reads of the environment. */

/** How a language writes comments and strings, as far as one line shows. */
export interface CommentSyntax {
  /** Openers of comments that run to the end of the line. */
  line: readonly string[]
  /** Opener and closer of comments that end on this line or a later one. */
  block: readonly (readonly [open: string, close: string])[]
  /** Characters that open and close a string. */
  quotes: string
  /** In these `#` opens a comment only at the start of a word: `${name#prefix}` and `a#b` are not comments. */
  wordStart: boolean
}

export const slash: CommentSyntax = { line: ['//'], block: [['/*', '*/']], quotes: '"\'`', wordStart: false }
/** Where a single quote is a lifetime, a character, a prime or a quoted form, not a string. */
export const slashNoSingle: CommentSyntax = { ...slash, quotes: '"' }
export const hash: CommentSyntax = { line: ['#'], block: [], quotes: '"\'`', wordStart: false }
export const hashWord: CommentSyntax = { ...hash, quotes: '"\'', wordStart: true }

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
export const backtick: LiteralForm = {
  hint: /`/,
  opening: /(?<![\\/])`(?!(?<=^\s*`)[),;.\]}])/y,
  closing: () => /(?<!\\)`/,
  fromNextLine: false,
  documents: false,
}
export const tripleQuote: LiteralForm = {
  hint: /"""|'''/,
  opening: /(?<=(?:^|[\s([{,=:+%])[a-zA-Z$]{0,2})("""|''')/y,
  closing: literally,
  fromNextLine: false,
  documents: true,
}
/** `<<~RUBY`, `<<-'EOS'`, PHP's `<<<EOT`; the mark opens the last line, which may go on in PHP. */
export const heredoc: LiteralForm = {
  hint: /<</,
  opening: /<<[<~-]?["'`]?([A-Z_][A-Z0-9_]*)\b/y,
  closing: (mark) => new RegExp(`^\\s*${mark}\\b`),
  fromNextLine: true,
  documents: false,
}
/** Rust's `r#"…"#` */
export const rawString: LiteralForm = {
  hint: /r#+"/,
  opening: /r(#+)"/y,
  closing: (mark) => literally(`"${mark}`),
  fromNextLine: false,
  documents: false,
}

/** One way in which a test framework lets a test be skipped, focused or left for later. */
export interface SkipForm {
  /** Matches from the start of the line up to the end of the call's or mark's name, kept in group `mark`. */
  pattern: RegExp
  /**
   * How much of the line says what is skipped: `title`, the name and a string behind it; `line`, all of it.
   */
  shows: 'title' | 'line'
  /** A statement within the test, which may depend on a condition on the line before. */
  statement?: boolean
  /** Where the arguments begin on the next line: how that line begins when the form is what it seems. */
  argument?: RegExp
}

/** One way in which a language reads the environment. */
export interface ReadForm {
  /** Global; group `name` is the variable, or group `names` a destructured list of them. */
  pattern: RegExp
  /** Where the form names settings of other kinds too, only names in capitals count. */
  capitals?: true
}

/** How a file's language reads the environment. */
export interface ReadForms {
  forms: readonly ReadForm[]
  /** A line that does not match reads nothing: one cheap test for every line of a diff. */
  hint: RegExp
}

export const quoted = /["'`](?<name>[A-Za-z_]\w*)["'`]/.source
/** Written, not read: `process.env.X = 1`; but `??=` reads first. */
export const notAssigned = String.raw`(?!\s*=(?![=>~]))`

export function form(source: string): ReadForm {
  return { pattern: new RegExp(source, 'g') }
}

export function capitals(source: string): ReadForm {
  return { ...form(source), capitals: true }
}

/** A title within quotes, for a pattern of `LineForms.titles`. */
export const quotedTitle = `(?<quote>["'\`])(?<title>(?:\\\\.|(?!\\k<quote>).){1,200})\\k<quote>`

export interface LineForms {
  /** Null for languages without comments (JSON, CSV, diffs). */
  comments: CommentSyntax | null
  /** Strings that run over several lines, where a line shows that one begins. */
  literal?: LiteralForm | undefined
  /** A line within a comment or a docstring may begin with `TODO:`. */
  longComments?: true
  skips?: readonly SkipForm[] | undefined
  /** Matches the paths of the tests that may hold them; absent: all. */
  skipsIn?: RegExp
  /** Tests are in the same files as the code. */
  testsInSource?: true
  /** Matches a skipping statement's line, or the line before, where the statement depends on a condition. */
  guarded?: { line?: RegExp; before?: RegExp }
  reads?: ReadForms | undefined
  /** How tests are titled where they are calls; where they are functions and methods, they are symbols. */
  titles?: RegExp
}
