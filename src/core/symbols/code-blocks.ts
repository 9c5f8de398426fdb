/** Stretches of lines that hold no symbols: blocks, known by their indentation, and comments. */
import type { LanguageTable } from '../languages/language-table.js'
import { findLine, findLineStart, type LinedText, sliceLines } from './text.js'
import { type LongSpan, listLongStrings } from './text-spans.js'

/** Lines 1-based, inclusive. */
export interface CodeBlock {
  /** All of its lines: those that open and close it too. */
  header: number
  closer: number
  /** The lines that can be left out. */
  first: number
  last: number
  /** What must stand in their place. */
  stub: string
  /** Whether what its lines say concerns nothing but the symbol it is in, as in the body of a function. */
  isBody: boolean
}

/** Lines that open a block or a comment; group 1 is the indentation, 2 marks a comment. One pattern is faster than a loop. */
const openers: Readonly<Record<LanguageTable['layout'], RegExp>> = {
  braces:
    /^([ \t]*)(?:(\/\/.*(?:\r?\n[ \t]*\/\/.*){2,}|\/\*(?:[^*]|\*(?!\/))*\*\/[ \t]*\r?$)|(?!export \{|module\.exports|#)(?=\S).*\{[ \t]*\r?$)/gm,
  end: /^([ \t]*)(?:(#.*(?:\r?\n[ \t]*#.*){2,})|(?:\w+ )?def\b(?!.*\bend[ \t]*\r?$)|\S.*\bdo(?:[ \t]*\|[^|\n]*\|)?[ \t]*\r?$)/gm,
  indentation: /^([ \t]*)(?:(#.*(?:\r?\n[ \t]*#.*){2,})|(?:(?:async )?def\b|\)).*:[ \t]*\r?$)/gm,
}

/** Visits the blocks without symbols of their own, outer before inner, but not inside a block that was taken. */
export function visitCodeBlocks(
  lined: LinedText,
  { layout, holders }: LanguageTable,
  take: (block: CodeBlock) => boolean,
): void {
  const endOfSpan = openSpans(layout === 'indentation' ? listLongStrings(lined.text) : [])
  const opener = new RegExp(openers[layout])
  const holder = holders.length === 0 ? /(?!)/ : new RegExp(`\\b(?:${holders.join('|')})\\b`)
  for (let match = opener.exec(lined.text); match !== null; match = opener.exec(lined.text)) {
    const header = findLine(lined, match.index)
    const [text, margin = '', comment] = match
    if (comment !== undefined) {
      const last = findLine(lined, match.index + text.length - 1)
      take({ header, closer: last, first: header, last, stub: '', isBody: false })
      continue
    }
    if (endOfSpan(match.index) !== null) continue
    const statement = readStatement(lined, header, margin.length)
    if (holder.test(statement)) continue
    const block = closeBlock(lined, layout, { header, indent: margin.length, statement }, endOfSpan)
    if (block !== null && take(block)) opener.lastIndex = findLineStart(lined, block.closer - 1)
  }
}

/** For an offset: the end of the string of several lines that it is inside of; null where it is in none. */
function openSpans(spans: readonly LongSpan[]): (offset: number) => number | null {
  return (offset) => {
    let low = 0
    let high = spans.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((spans[middle]?.start ?? 0) < offset) low = middle + 1
      else high = middle
    }
    const span = spans[low - 1]
    return span !== undefined && offset < span.end ? span.end : null
  }
}

interface Opening {
  header: number
  indent: number
  statement: string
}

/** A line that goes on with what is above it, at the same margin. */
const continuation = /^(?:[{)\]:]|where\b|extends\b|implements\b|throws\b)/
/** More lines than this are not looked back. */
const longestStatement = 40

/** All of what a line with a brace ends: `impl<T> Store for Map<T>`, `where`, `T: Clone,`, `{`. */
function readStatement(lined: LinedText, header: number, indent: number): string {
  for (let first = header; first > 0 && header - first < longestStatement; first--) {
    const line = sliceLines(lined, first, first)
    const text = line.trimStart()
    if (text === '') return sliceLines(lined, first + 1, header)
    if (line.length - text.length <= indent && !continuation.test(text))
      return sliceLines(lined, first, header)
  }
  return sliceLines(lined, header, header)
}

/** Null where the first line that is not further in does not close the block as its layout asks. */
function closeBlock(
  lined: LinedText,
  layout: LanguageTable['layout'],
  { header, indent, statement }: Opening,
  endOfSpan: (offset: number) => number | null,
): CodeBlock | null {
  const ending = deriveEnding(layout, indent)
  ending.lastIndex = findLineStart(lined, header)
  let match = ending.exec(lined.text)
  for (let end = endOfSpan(match?.index ?? -1); end !== null; end = endOfSpan(match?.index ?? -1)) {
    ending.lastIndex = end
    match = ending.exec(lined.text)
  }
  const end = match === null ? lined.starts.length + 1 : findLine(lined, match.index)
  const first = header + 1
  if (layout === 'indentation') {
    const stub = deriveStub(lined, first)
    return { header, closer: end, first, last: findCodeBefore(lined, end), stub, isBody: true }
  }
  if (match?.[1]?.length !== indent || match[2] === undefined) return null
  const closed = { header, closer: end, first, last: end - 1, stub: '' }
  return { ...closed, isBody: layout === 'end' || isBody(statement, sliceLines(lined, end, end)) }
}

/** Statements in which functions can be declared. */
const control =
  /^(?:\}\s*)?(?:if|else|try|catch|finally|for|foreach|while|do|switch|extern|default|unless|loop)\b/

/** `save(item: Item): void {`, `where T: Clone {`, `item => {` */
function endsFunctionHead(text: string): boolean {
  if (!text.endsWith('{')) return false
  const before = text.slice(0, -1)
  return before.trimEnd().endsWith('=>') || (before.split(/[;{}]/).at(-1) ?? '').includes(')')
}

/** `pub enum Level {`, `const routes = {`: what is in them are no symbols either. */
const dataHead =
  /^(?:(?:export|declare|default|const|pub(?:\([^)]*\))?|typedef|static)\s+)*(?:import|interface|enum|type|struct)\b|=\s*\{$/

/** Where a brace follows the last one, the block was a type among parameters, which belongs to a signature. */
function isBody(statement: string, closing: string): boolean {
  const text = statement.trim()
  if (closing.trimEnd().endsWith('{')) return false
  return dataHead.test(text) || (endsFunctionHead(text) && !control.test(text))
}

/** The last line before another that is not empty. */
function findCodeBefore(lined: LinedText, end: number): number {
  let line = end - 1
  while (line > 1 && sliceLines(lined, line, line).trim() === '') line--
  return line
}

const endings = new Map<string, RegExp>()

/** The next line that is not further in than `indent`; group 2 is there where it closes a block. */
function deriveEnding(layout: LanguageTable['layout'], indent: number): RegExp {
  const key = `${layout} ${indent}`
  const known = endings.get(key)
  if (known !== undefined) return known
  const margin = `^([ \\t]{0,${indent}})`
  const patterns = {
    // Directives and labels stand at the margin of what they are in.
    braces: `${margin}(?:(\\})|(?!#|\\w+:[ \\t]*\\r?$)\\S)`,
    end: `${margin}(?:(end\\b)|(?!(?:rescue|ensure|else)\\b)\\S)`,
    indentation: `${margin}\\S`,
  }
  const ending = new RegExp(patterns[layout], 'gm')
  endings.set(key, ending)
  return ending
}

/** A body of one statement, as far in as the first line of the one that it stands for. */
function deriveStub({ text, starts }: LinedText, first: number): string {
  const code = /\S/g
  const from = starts[first - 1] ?? text.length
  code.lastIndex = from
  const at = code.exec(text)?.index ?? from
  const margin =
    text
      .slice(from, at)
      .split(/[^ \t]/)
      .at(-1) ?? ''
  return `${margin}pass\n`
}
