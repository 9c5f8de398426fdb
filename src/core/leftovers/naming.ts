/** A file's code as text, and what a class may get from others. */

import { createLiteralTracker } from '../added-lines/literals.js'
import { escapePattern } from '../languages/identifiers.js'
import { languageTables } from '../languages/index.js'
import type { Lexicon } from '../languages/language-table.js'
import type { NamingRules } from '../languages/naming-rules.js'
import { deriveSpans, maskSpans } from '../symbols/text-spans.js'

/**
 * Whether a class may have got a member back from somewhere else, once it lost its own.
 *
 * True where the class inherits, or where its head is not to be seen.
 */
export function mayInherit(owner: string, { inherits }: NamingRules, code: string | null): boolean {
  if (inherits === undefined) return false
  const head = new RegExp(
    String.raw`\b(?:class|interface|trait|enum|record|struct|object|module)\s+(?:\w+(?:::|\.))*${escapePattern(owner)}(?![\w$])([^{;\n]*(?:\n[^{;\n]*){0,3}?)(?:\{|;|$)`,
    'm',
  ).exec(code ?? '')
  if (head === null) return true
  return inherits.head.test(head[1] ?? '') || inherits.body?.test(code ?? '') === true
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

/** Heredocs and similar strings often hold code, a test's input for example. */
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
