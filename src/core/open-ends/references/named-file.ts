import type { FileKind, LineRange } from '../../facts.js'
import { createLiteralTracker } from '../../lines/literals.js'
import type { Lexicon } from '../../symbols/language-table.js'
import { languageTables } from '../../symbols/languages/index.js'
import { deriveLineStarts } from '../../symbols/text-lines.js'
import { deriveSpans, maskSpans } from '../../symbols/text-spans.js'

/** A file of the tree at head that may name a lost symbol. */
export interface NamedFile {
  path: string
  kind: FileKind
  language: string
  /** As it is at head. */
  text: string
  /** The text with comments and strings blanked, every offset kept. */
  code: string
  /** Lines that the branch wrote. */
  touched: readonly LineRange[]
}

/** Templates of components hold markup as well, in which an apostrophe opens no string. */
const componentLexicon: Lexicon = {
  lineComments: ['//'],
  blockComments: [
    ['/*', '*/'],
    ['<!--', '-->'],
  ],
  quotes: ['"'],
  longQuotes: ['`'],
}

const lexicons: Readonly<Record<string, Lexicon>> = {
  vue: componentLexicon,
  svelte: componentLexicon,
  astro: componentLexicon,
}

/** The text of a language with comments and strings blanked. */
export function deriveCode(text: string, language: string): string {
  const lexicon = lexicons[language] ?? (languageTables.get(language) ?? languageTables.get('java'))?.lexicon
  if (lexicon === undefined) return text
  const masked = maskSpans(text, deriveSpans(text, endWithLines(lexicon)))
  return blankLiterals(masked, text, language)
}

/**
 * One apostrophe that opens nothing (`?'`, `/'/`) would turn the rest of the text inside out, so a plain quote ends
 * with its line, also where the language lets it go on.
 */
function endWithLines({ quotes, longQuotes, ...rest }: Lexicon): Lexicon {
  const isPlain = (quote: string) => quote === '"' || quote === "'"
  return {
    ...rest,
    quotes: [...quotes, ...longQuotes.filter(isPlain)],
    longQuotes: longQuotes.filter((quote) => !isPlain(quote)),
  }
}

/** Heredocs and the like, which only their lines tell: a test's input in another language, or in its own. */
function blankLiterals(masked: string, text: string, language: string): string {
  if (!/<<[<~-]?["'`]?[A-Z_]|r#+"/.test(text)) return masked
  const tracker = createLiteralTracker(language)
  if (tracker === null) return masked
  const lines = text.split('\n')
  return masked
    .split('\n')
    .map((line, index) =>
      tracker.step(lines[index] ?? '', lines[index - 1] ?? '') ? ' '.repeat(line.length) : line,
    )
    .join('\n')
}

/** The 1-based line of an offset. */
export function lineOf({ text }: NamedFile, offset: number): number {
  const starts = deriveLineStarts(text)
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low + 1
}

export function isTouched(file: NamedFile, offset: number): boolean {
  const line = lineOf(file, offset)
  return file.touched.some(([first, last]) => first <= line && line <= last)
}
