/** Blocks of a text by its indentation: lines further in than the line that opens them. */
import type { LanguageTable } from './language-table.js'
import { findLine, findLineStart, type LinedText, sliceLines } from './text-lines.js'

/** Lines 1-based, inclusive. */
export interface CodeBlock {
  /** The line that opens it, and the one that closes it, or would. */
  header: number
  closer: number
  /** What is between. */
  first: number
  last: number
  /** What can stand in the place of its lines. */
  stub: string
}

/** Lines that open a block; group 1 is the indentation. In native code: a loop of ours would cost more than it saves. */
const openers: Readonly<Record<LanguageTable['layout'], RegExp>> = {
  braces: /^([ \t]*)(?!export \{|module\.exports)[^\s].*\{[ \t]*\r?$/gm,
  end: /^([ \t]*)(?:(?:\w+ )?def\b(?!.*\bend[ \t]*\r?$)|\S.*\bdo(?:[ \t]*\|[^|\n]*\|)?[ \t]*\r?$)/gm,
  indentation: /^([ \t]*)(?:(?:async )?def\b|\)).*:[ \t]*\r?$/gm,
}

/** What holds symbols cannot be left out: the same names may be declared again elsewhere. */
const holder = /\b(?:class|interface|trait|impl|mod|module|namespace|object|record|struct|enum|global)\b/

/**
 * Visits the blocks without symbols of their own, the outer before the inner; what is in a block that was taken
 * is passed over.
 */
export function visitCodeBlocks(
  lined: LinedText,
  { layout }: LanguageTable,
  take: (block: CodeBlock) => boolean,
): void {
  const opener = new RegExp(openers[layout])
  for (let match = opener.exec(lined.text); match !== null; match = opener.exec(lined.text)) {
    const header = findLine(lined, match.index)
    if (holds(lined, match[0], header)) continue
    const block = closeBlock(lined, layout, header, match[1]?.length ?? 0)
    if (block !== null && take(block)) opener.lastIndex = findLineStart(lined, block.closer - 1)
  }
}

/** `class Store`, with its brace on this line or the next. */
function holds(lined: LinedText, opener: string, header: number): boolean {
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
