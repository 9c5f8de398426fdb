/** Blocks of a text by its indentation: lines further in than the line that opens them. */
import type { LanguageTable } from './language-table.js'
import type { LinedText } from './text-lines.js'

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

interface CodeLine {
  line: number
  indent: number
  /** Where its text begins and ends, without white space around it. */
  start: number
  end: number
  /** Whether it opens something with symbols in it. */
  holds?: boolean
}

/** Lists the blocks without symbols in them, as they end. What does not end as its layout asks is left out. */
export function listCodeBlocks(lined: LinedText, { layout }: LanguageTable): CodeBlock[] {
  const blocks: CodeBlock[] = []
  const open: CodeLine[] = []
  let previous = 0
  let before: CodeLine | null = null
  for (const line of readCodeLines(lined)) {
    if (layout === 'braces' && lined.text[line.start] === '#') continue
    for (let top = open.at(-1); top !== undefined && line.indent <= top.indent; top = open.at(-1)) {
      if (layout === 'end' && line.indent === top.indent && isMiddle(lined.text, line)) break
      open.pop()
      const block = top.holds === true ? null : closeBlock(lined, layout, top, line, previous)
      if (block !== null) blocks.push(block)
    }
    if (opens(lined.text, layout, line))
      open.push(holds(lined.text, line, before) ? { ...line, holds: true } : line)
    previous = line.line
    before = line
  }
  return blocks
}

function closeBlock(
  lined: LinedText,
  layout: LanguageTable['layout'],
  header: CodeLine,
  { line, indent, start }: CodeLine,
  previous: number,
): CodeBlock | null {
  const first = header.line + 1
  if (layout === 'indentation') {
    // What is taken out right after the last line may have been a part of the block.
    const closer = previous + 1
    return { header: header.line, closer, first, last: previous, stub: deriveStub(lined, first) }
  }
  const closes = layout === 'braces' ? lined.text[start] === '}' : lined.text.startsWith('end', start)
  if (indent !== header.indent || !closes) return null
  return { header: header.line, closer: line, first, last: line - 1, stub: '' }
}

function* readCodeLines({ text, starts }: LinedText): Generator<CodeLine> {
  for (let row = 0; row < starts.length; row++) {
    const from = starts[row] ?? 0
    let end = starts[row + 1] ?? text.length
    let start = from
    while (start < end && isSpace(text.charCodeAt(start))) start++
    while (end > start && isSpace(text.charCodeAt(end - 1))) end--
    if (start < end) yield { line: row + 1, indent: start - from, start, end }
  }
}

function isSpace(code: number): boolean {
  return code <= 0x20
}

function opens(text: string, layout: LanguageTable['layout'], { start, end }: CodeLine): boolean {
  const last = text[end - 1]
  if (layout === 'braces') return last === '{' && !isExportList(text, start)
  if (layout === 'indentation')
    return last === ':' && /[adc)]/.test(text[start] ?? '') && isDefinition(text.slice(start, end))
  return (
    (last === 'o' || last === '|' || /[cdmp]/.test(text[start] ?? '')) && isRubyOpener(text.slice(start, end))
  )
}

/** What holds symbols cannot be left out: the same names may be declared again elsewhere. */
const holder = /\b(?:class|interface|trait|impl|mod|module|namespace|object|record|struct|enum|global)\b/

/** `class Store`, with its brace on this line or the next. */
function holds(text: string, { start, end }: CodeLine, before: CodeLine | null): boolean {
  const from = end - start === 1 && before !== null ? before.start : start
  return holder.test(text.slice(from, end))
}

/** What it lists is exported: that must be seen. */
function isExportList(text: string, start: number): boolean {
  return text.startsWith('export {', start) || text.startsWith('module.exports', start)
}

function isDefinition(line: string): boolean {
  return /^(?:(?:async\s+)?def\b|class\b|\))/.test(line)
}

function isRubyOpener(line: string): boolean {
  return /^(?:class|module|(?:\w+ )?def)\b(?!.*\bend$)|\bdo(?:\s*\|[^|]*\|)?$/.test(line)
}

/** `rescue` and the like stand at the margin of the method that they are a part of. */
function isMiddle(text: string, { start, end }: CodeLine): boolean {
  return /^(?:rescue|ensure|else)\b/.test(text.slice(start, Math.min(end, start + 8)))
}

/** A body of one statement, as far in as the first line of the one that it stands for. */
function deriveStub({ text, starts }: LinedText, first: number): string {
  for (let row = first - 1; row < starts.length; row++) {
    const [line = ''] = text.slice(starts[row], starts[row + 1]).split('\n')
    if (line.trim() !== '') return `${/^\s*/.exec(line)?.[0] ?? ''}pass\n`
  }
  return 'pass\n'
}
