/** Stretches of lines that hold no symbols: blocks, known by their indentation, and comments. */
import type { LanguageTable } from './language-table.js'
import { findLine, findLineStart, type LinedText, sliceLines } from './text-lines.js'

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
}

/**
 * Lines that open a block, or comments of several lines; group 1 is the indentation, group 2 is there for a comment.
 * In native code: a loop of ours over all lines would cost more than it saves.
 */
const openers: Readonly<Record<LanguageTable['layout'], RegExp>> = {
  braces:
    /^([ \t]*)(?:(\/\/.*(?:\r?\n[ \t]*\/\/.*){2,}|\/\*(?:[^*]|\*(?!\/))*\*\/[ \t]*\r?$)|(?!export \{|module\.exports)(?=\S).*\{[ \t]*\r?$)/gm,
  end: /^([ \t]*)(?:(#.*(?:\r?\n[ \t]*#.*){2,})|(?:\w+ )?def\b(?!.*\bend[ \t]*\r?$)|\S.*\bdo(?:[ \t]*\|[^|\n]*\|)?[ \t]*\r?$)/gm,
  indentation: /^([ \t]*)(?:(#.*(?:\r?\n[ \t]*#.*){2,})|(?:(?:async )?def\b|\)).*:[ \t]*\r?$)/gm,
}

/**
 * Visits the blocks without symbols of their own, the outer before the inner; what is in a block that was taken
 * is passed over.
 */
export function visitCodeBlocks(
  lined: LinedText,
  { layout, holders }: LanguageTable,
  take: (block: CodeBlock) => boolean,
): void {
  const opener = new RegExp(openers[layout])
  const holder = holders.length === 0 ? /(?!)/ : new RegExp(`\\b(?:${holders.join('|')})\\b`)
  for (let match = opener.exec(lined.text); match !== null; match = opener.exec(lined.text)) {
    const header = findLine(lined, match.index)
    const [text, margin = '', comment] = match
    if (comment !== undefined) {
      const last = findLine(lined, match.index + text.length - 1)
      take({ header, closer: last, first: header, last, stub: '' })
    } else if (!holds(lined, text, header, holder)) {
      const block = closeBlock(lined, layout, header, margin.length)
      if (block !== null && take(block)) opener.lastIndex = findLineStart(lined, block.closer - 1)
    }
  }
}

/** `class Store`, with its brace on this line or the next: the same names may be declared again elsewhere. */
function holds(lined: LinedText, opener: string, header: number, holder: RegExp): boolean {
  if (opener.trim() !== '{') return holder.test(opener)
  return holder.test(lined.text.slice(findLineStart(lined, header - 2), findLineStart(lined, header)))
}

/** Null where the first line that is not further in does not close the block as its layout asks. */
function closeBlock(
  lined: LinedText,
  layout: LanguageTable['layout'],
  header: number,
  indent: number,
): CodeBlock | null {
  const ending = deriveEnding(layout, indent)
  ending.lastIndex = findLineStart(lined, header)
  const match = ending.exec(lined.text)
  const end = match === null ? lined.starts.length + 1 : findLine(lined, match.index)
  const first = header + 1
  if (layout === 'indentation') {
    return { header, closer: end, first, last: findCodeBefore(lined, end), stub: deriveStub(lined, first) }
  }
  return match?.[1]?.length === indent && match[2] !== undefined
    ? { header, closer: end, first, last: end - 1, stub: '' }
    : null
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
  const margin = /([ \t]*)\S/g
  margin.lastIndex = starts[first - 1] ?? text.length
  return `${margin.exec(text)?.[1] ?? ''}pass\n`
}
