/** Comments and strings of a text, found without a grammar: good enough to keep what they say apart from code. */
import { groupBy } from '../groups.js'
import type { Lexicon } from '../languages/language-table.js'

/** A stretch of the text in UTF-16 units, the end exclusive. */
export interface TextSpan {
  start: number
  end: number
  kind: 'comment' | 'string'
}

/** UTF-16 units, the end exclusive. */
export interface LongSpan {
  start: number
  end: number
}

interface Opener {
  open: string
  kind: TextSpan['kind']
  /** Where the span ends, given where its content begins. */
  findEnd(text: string, from: number): number
}

/** Lists comments and strings in order; one look at each character, whatever the text. */
export function deriveSpans(text: string, lexicon: Lexicon): TextSpan[] {
  const openers = deriveOpeners(lexicon)
  const announces = lexicon.hereDocument === undefined ? null : new RegExp(lexicon.hereDocument)
  const spans: TextSpan[] = []
  /** Where the lines begin that were announced, and the words that end them. */
  let announced: string[] = []
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at)
    if (code === lineFeed && announced.length > 0) {
      const end = announced.reduce((from, word) => findWordLine(text, word, from) ?? from, at + 1)
      spans.push({ start: at + 1, end, kind: 'string' })
      announced = []
      at = end
      continue
    }
    if (code === lessThan && announces !== null) {
      announces.lastIndex = at
      const word = announces.exec(text)?.[1]
      // `1 <<SHIFT` announces nothing.
      if (word !== undefined && findWordLine(text, word, at) !== null) {
        announced.push(word)
        at = announces.lastIndex
        continue
      }
    }
    const opener = openers.get(code)?.find(({ open }) => text.startsWith(open, at))
    if (opener === undefined) {
      at++
      continue
    }
    const end = opener.findEnd(text, at + opener.open.length)
    spans.push({ start: at, end, kind: opener.kind })
    at = end
  }
  return spans
}

/** Past the word at the beginning of a line, after which PHP may go on; null where there is none. */
function findWordLine(text: string, word: string, from: number): number | null {
  const line = new RegExp(`^[ \\t]*${word}\\b`, 'gm')
  line.lastIndex = from
  return line.exec(text) === null ? null : line.lastIndex
}

/** Openers by their first character, the longest first: `"""` before `"`. */
function deriveOpeners(lexicon: Lexicon): Map<number, Opener[]> {
  const openers: Opener[] = [
    ...lexicon.lineComments.map((open): Opener => ({ open, kind: 'comment', findEnd: findLineEnd })),
    ...lexicon.blockComments.map(
      ([open, close]): Opener => ({
        open,
        kind: 'comment',
        findEnd: (text, from) => findAfter(text, close, from),
      }),
    ),
    ...lexicon.quotes.map((open): Opener => ({ open, kind: 'string', findEnd: quoteEnd(open, true) })),
    ...lexicon.longQuotes.map((open): Opener => ({ open, kind: 'string', findEnd: quoteEnd(open, false) })),
  ]
  openers.sort((a, b) => b.open.length - a.open.length)
  return groupBy(openers, ({ open }) => open.charCodeAt(0))
}

function findLineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end === -1 ? text.length : end
}

function findAfter(text: string, close: string, from: number): number {
  const end = text.indexOf(close, from)
  return end === -1 ? text.length : end + close.length
}

const backslash = 0x5c
const lineFeed = 0x0a
const lessThan = 0x3c

/** Past the closing quote, or at the end of the line where the string must end with it. */
function quoteEnd(quote: string, endsWithLine: boolean): (text: string, from: number) => number {
  const first = quote.charCodeAt(0)
  return (text, from) => {
    for (let at = from; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (code === backslash) at++
      else if (code === first && text.startsWith(quote, at)) return at + quote.length
      else if (code === lineFeed && endsWithLine) return at
    }
    return text.length
  }
}

/** The text with every span of the given kinds blanked, its lines and offsets kept. */
export function maskSpans(text: string, spans: readonly TextSpan[]): string {
  let masked = ''
  let at = 0
  for (const { start, end } of spans) {
    masked += text.slice(at, start) + text.slice(start, end).replace(/[^\n]/g, ' ')
    at = end
  }
  return masked + text.slice(at)
}

/** In the order in which one hides another: long strings, comments, strings of one line. In native code, for speed. */
const pythonStrings =
  /"""(?:\\[\s\S]|(?!""")[^\\])*(?:"""|$)|'''(?:\\[\s\S]|(?!''')[^\\])*(?:'''|$)|#[^\n]*|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?/g

/**
 * Strings of several lines: what looks like code in them is none.
 *
 * Lists Python's strings of several lines, in order. In other languages a quote in a regular expression, or in the
 * words of a here-document, would be taken for the beginning of one.
 */
export function listLongStrings(text: string): LongSpan[] {
  const spans: LongSpan[] = []
  for (const match of text.matchAll(pythonStrings)) {
    const [found] = match
    if (found.includes('\n')) spans.push({ start: match.index, end: match.index + found.length })
  }
  return spans
}
