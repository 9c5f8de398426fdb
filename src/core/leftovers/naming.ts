/** What the judgement of one language family needs, and says. */

import { createLiteralTracker } from '../added-lines/literals.js'
import type { FileKind, LineRange } from '../facts.js'
import { languageTables } from '../languages/index.js'
import type { Lexicon } from '../languages/language-table.js'
import { deriveLineStarts } from '../symbols/text.js'
import { deriveSpans, maskSpans } from '../symbols/text-spans.js'
import {
  escapePattern,
  findWord,
  isDistinctive,
  isUnmistakable,
  qualifierBefore,
  textAfter,
} from './names.js'
import { type LostSymbol, lastPart } from './symbols.js'

/** What the tree at head tells of a lost symbol. */
export interface Standing {
  /** A line somewhere declares the name: then only an import of the old place tells which one is meant. */
  declared: boolean
  /** Paths of the files with such lines. */
  declaredIn: readonly string[]
  /** What an import of the old place now reaches still offers the name, or all that another file has. */
  offered: boolean
  /** The class that lost a member may have inherited another of its name. */
  inherited: boolean
  /** Nothing is there any more that an import of the old place could reach. */
  gone: boolean
}

/** Where a file uses the symbol, and how. */
export interface Use {
  /** Offset in the file's text. */
  at: number
  how: 'calls' | 'imports' | 'declares' | 'names'
}

/** How the languages of a family declare, import and use names. */
export interface NamingRules {
  family: string
  /**
   * Matches a line that declares the name, by any means, local ones too; of a member's name only by those that give it
   * to something. `name` comes escaped.
   */
  declaration(name: string, isMember?: boolean): RegExp
  /** Whether a file can name what is not exported; absent: wherever it finds it. */
  sees?(lost: LostSymbol, path: string): boolean
  /** Files that an import of the path could reach, the path itself among them. */
  successors(path: string): readonly string[]
  /** Whether such a file offers the name to others. */
  offers(code: string, name: string): boolean
  /** The first use of the symbol that is certain to be one; null where there is none. */
  findUse(lost: LostSymbol, file: NamedFile, standing: Standing): Use | null
}

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

/** For languages whose imports name packages, not files. */
export const withoutModules: Pick<NamingRules, 'successors' | 'offers'> = {
  successors: () => [],
  offers: () => false,
}

const extending = /\bextends\b/
const colon = /:(?!:)/

/** What a class's head shows when it inherits, and what its body does when it takes in others' members. */
const signs: Readonly<Record<string, { head: RegExp; body?: RegExp }>> = {
  javascript: { head: extending },
  jvm: { head: /\bextends\b|:(?!:)/ },
  php: { head: extending, body: /^[ \t]+use\s+\\?\p{Lu}|\bfunction\s+__call/mu },
  python: { head: /\(\s*(?!(?:object)?\s*\))/, body: /\bdef\s+__getattr__\b/ },
  ruby: { head: /</, body: /^[^\S\n]*(?:include|extend|prepend|delegate\w*)\b|\bdef\s+method_missing\b/m },
  // Names such as `IDisposable` are interfaces, which give nothing.
  'c#': { head: /:(?!:|\s*I\p{Lu}\w*(?:<[^>]*>)?\s*(?:,\s*I\p{Lu}\w*(?:<[^>]*>)?\s*)*$)/u },
  c: { head: colon },
}

/**
 * Whether a class may have got a member back from somewhere else, once it lost its own.
 *
 * True where the class inherits, or where its head is not to be seen; of Go and Rust, whose types have members of
 * their own only, always false.
 */
export function mayInherit(owner: string, family: string, code: string | null): boolean {
  const sign = signs[family]
  if (sign === undefined) return false
  const head = new RegExp(
    String.raw`\b(?:class|interface|trait|enum|record|struct|object|module)\s+(?:\w+(?:::|\.))*${escapePattern(owner)}(?![\w$])([^{;\n]*(?:\n[^{;\n]*){0,3}?)(?:\{|;|$)`,
    'm',
  ).exec(code ?? '')
  if (head === null) return true
  return sign.head.test(firstClause(head[1] ?? '', family)) || sign.body?.test(code ?? '') === true
}

/** Python's and Ruby's heads end with their lines. */
function firstClause(head: string, family: string): string {
  return family === 'python'
    ? head.replace(/:\s*$/, '')
    : family === 'ruby'
      ? (head.split('\n')[0] ?? '')
      : head
}

/**
 * Methods: bound by their class, or by a name that nothing else in the tree has.
 *
 * `Session.create(…)` on the class itself, or `session.revokeAllTokens(…)` where no line declares that name any more.
 * Lines that the branch wrote know what they call.
 */
export function findMemberUse(lost: LostSymbol, file: NamedFile, standing: Standing): Use | null {
  if (standing.declared || standing.inherited || lost.owner === null) return null
  const owner = lastPart(lost.owner)
  const alone = isUnmistakable(lost.name)
  const byOwner = isDistinctive(owner) || (isDistinctive(lost.name) && owner.length > 2)
  for (const at of findWord(file.code, lost.name)) {
    const qualifier = qualifierBefore(file.code, at)
    if (qualifier === null || isTouched(file, at)) continue
    const next = textAfter(file.code, at, lost.name)
    // Ruby calls without brackets, and `valid?` is another name than `valid`.
    const called = next.startsWith('(') || (lost.family === 'ruby' && !/^[?!=](?![=~])/.test(next))
    if (byOwner && qualifier.name === owner) return { at, how: called ? 'calls' : 'names' }
    if (alone && called && !isForeign(qualifier.name)) return { at, how: 'calls' }
  }
  return null
}

/** Called on another class or module by name: `Array.from`. */
function isForeign(qualifier: string): boolean {
  return /^\p{Lu}/u.test(qualifier)
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
