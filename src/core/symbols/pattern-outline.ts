/** The outline of a text without a grammar, from declaration-like lines and indentation: less exact, but reads anything. */
import type { DeclarationPattern, LanguageTable, ListedNames } from '../languages/language-table.js'
import { deriveLineStarts, longestDeclaration } from './text.js'
import { deriveSpans, maskSpans } from './text-spans.js'
import { deriveQualifiedName, type OutlineSymbol } from './types.js'

/** How much of a line is looked at: what a declaration says comes first. */
const longestHead = 400

/** Lists what looks like a declaration, outer before inner, in the order of the text. */
export function derivePatternOutline(source: string, table: LanguageTable): OutlineSymbol[] {
  const masked = maskSpans(source, deriveSpans(source, table.lexicon))
  const starts = deriveLineStarts(source)
  const scan: PatternScan = {
    table,
    symbols: [],
    listed: table.listed?.(source) ?? {},
    blocks: [],
    lastLine: 0,
    prefixLine: 0,
    prefixDepth: 0,
  }
  for (let row = 0; row < starts.length; row++) {
    const start = starts[row] ?? 0
    const end = starts[row + 1] ?? source.length
    if (end - start > longestDeclaration) continue
    const code = masked.slice(start, end).trimEnd()
    const text = code.trimStart()
    if (text === '' || (table.layout === 'braces' && aside.test(text))) continue
    const margin = code.length - text.length
    const raw = source.slice(start + margin, Math.min(end, start + margin + longestHead)).trimEnd()
    readLine(scan, {
      text,
      raw,
      indent: deriveIndent(code, margin),
      line: row + 1,
      start: start + margin,
      end,
    })
    scan.lastLine = row + 1
  }
  while (scan.blocks.length > 0) closeBlock(scan, scan.lastLine)
  return scan.symbols
}

/** How far a line is indented, in columns; a tab goes to the next multiple of four. */
function deriveIndent(code: string, margin: number): number {
  let columns = 0
  for (let at = 0; at < margin; at++) columns = code[at] === '\t' ? columns - (columns % 4) + 4 : columns + 1
  return columns
}

/** A line that goes on with the declaration before it: the end of its parameters, a brace on its own line. */
const continuation = /^[)\]{]|^(?:where|throws|extends|implements)\b/
const prefix = /^(?:@(?!interface\b)|#\[|\[[A-Z])/

/** `#endregion`, `public:`: they stand further out than what they are among. */
const aside =
  /^(?:#(?:if|ifdef|ifndef|else|elif|endif|region|endregion|define|undef|pragma|include)\b|(?:public|private|protected)\s*:)/

function readLine(scan: PatternScan, line: SourceLine): void {
  if (closeBlocks(scan, line)) return
  const top = scan.blocks.at(-1)
  if (top?.holds === false) return
  if (top !== undefined) top.memberIndent ??= line.indent
  if (scan.prefixDepth > 0 || prefix.test(line.text)) readPrefix(scan, line)
  else {
    readDeclaration(scan, line)
    scan.prefixLine = 0
  }
}

/** More lines than this in brackets are no attribute. */
const longestPrefix = 40

/** Attributes belong to the declaration after them, which may stand on the line of the last. */
function readPrefix(scan: PatternScan, line: SourceLine): void {
  scan.prefixLine ||= line.line
  scan.prefixDepth = Math.max(0, scan.prefixDepth + countOpen(line.text))
  if (scan.prefixDepth > 0 && line.line - scan.prefixLine < longestPrefix) return
  scan.prefixDepth = 0
  const rest = { ...line, text: skipPrefix(line.text), raw: skipPrefix(line.raw) }
  if (readDeclaration(scan, rest)) scan.prefixLine = 0
}

function countOpen(text: string): number {
  return (text.match(/[([]/g)?.length ?? 0) - (text.match(/[)\]]/g)?.length ?? 0)
}

function skipPrefix(text: string): string {
  return text.replace(/^(?:@[\w.]+(?:\([^()]*\))?\s*|#?\[[^\]]*\]\s*)+/, '')
}

/** Ends the blocks that a line shows to be over; true where the line is the end, or goes on with a declaration. */
function closeBlocks(scan: PatternScan, line: SourceLine): boolean {
  for (let block = scan.blocks.at(-1); block !== undefined; block = scan.blocks.at(-1)) {
    if (line.indent > block.indent) return false
    if (line.indent === block.indent) {
      const stays = readSameIndent(scan, block, line)
      if (stays !== null) return stays
    }
    closeBlock(scan, scan.lastLine)
  }
  return false
}

/** A line indented like the declaration that is open: true where it belongs to it, null where it ends before. */
function readSameIndent(scan: PatternScan, block: Block, { text, line }: SourceLine): boolean | null {
  const { layout } = scan.table
  if (layout === 'end' ? /^end\b/.test(text) : layout === 'braces' && block.opened && text.startsWith('}')) {
    // `} {` ends a type among the parameters and opens the body.
    if (!(layout === 'braces' && opensBrace(text))) closeBlock(scan, line)
    return true
  }
  if (layout === 'indentation' ? /^[)\]]/.test(text) : continuation.test(text)) {
    block.opened ||= layout === 'braces' && opensBrace(text)
    return true
  }
  // A label or a directive at the margin of an open function.
  return block.opened && !block.holds && /^(?:#|\w+\s*:(?!:))/.test(text) ? true : null
}

function closeBlock(scan: PatternScan, last: number): void {
  const block = scan.blocks.pop()
  if (block?.symbol != null) block.symbol.last = last
}

interface PatternScan {
  table: LanguageTable
  symbols: OutlineSymbol[]
  listed: ListedNames
  /** Open declarations, the innermost last. */
  blocks: Block[]
  /** The last line with code. */
  lastLine: number
  /** First line of the attributes right before this line; 0 where there are none. */
  prefixLine: number
  /** Brackets open in them. */
  prefixDepth: number
}

/** A declaration whose end has not come yet. */
interface Block {
  /** Null for what holds members without being a symbol. */
  symbol: OutlineSymbol | null
  name: string
  kind: string
  exported: boolean
  /** How far its first line is indented, and the first line in it. */
  indent: number
  memberIndent: number | null
  holds: boolean
  /** Whether a brace is open: then a line at the same margin need not end it. */
  opened: boolean
}

/** A line without its indentation: `text` with comments and strings blanked, `raw` as it is. */
interface SourceLine {
  text: string
  raw: string
  indent: number
  /** 1-based. */
  line: number
  /** Where its text begins and where the next line does, in UTF-16 units. */
  start: number
  end: number
}

/** Adds the declaration that a line shows; false where it shows none. */
function readDeclaration(scan: PatternScan, line: SourceLine): boolean {
  const holder = scan.blocks.at(-1)
  for (const pattern of scan.table.patterns) {
    if (!fits(pattern, holder, line)) continue
    const name = pattern.pattern.exec(line.raw)?.[1]
    if (name === undefined) continue
    open(scan, pattern, name, line, holder)
    return true
  }
  return false
}

function fits(pattern: DeclarationPattern, holder: Block | undefined, line: SourceLine): boolean {
  if (pattern.bare === true && line.indent !== (holder?.memberIndent ?? 0)) return false
  return pattern.within === undefined || pattern.within.includes(holder?.kind ?? 'top')
}

function open(
  scan: PatternScan,
  pattern: DeclarationPattern,
  name: string,
  line: SourceLine,
  holder: Block | undefined,
): void {
  const owner = pattern.owner?.exec(line.raw)?.[1] ?? (holder?.name || null)
  const exported = (holder?.exported ?? true) && isExported(scan, pattern, name, line.raw)
  const symbol: OutlineSymbol | null =
    pattern.extension === true
      ? null
      : {
          name,
          kind: pattern.kind,
          parent: holder?.symbol ?? null,
          owner,
          qualifiedName: deriveQualifiedName(name, owner),
          first: scan.prefixLine || line.line,
          last: line.line,
          exported,
          listed: pattern.unlisted !== true,
          signature: [line.start, findSignatureEnd(line)],
        }
  if (symbol !== null) scan.symbols.push(symbol)
  scan.blocks.push({
    symbol,
    name,
    kind: pattern.kind,
    exported: pattern.extension === true ? (holder?.exported ?? true) : exported,
    indent: line.indent,
    memberIndent: null,
    holds: pattern.holds === true || pattern.extension === true,
    opened: scan.table.layout === 'braces' && opensBrace(line.text),
  })
}

function isExported(
  { listed }: PatternScan,
  { shown, hidden }: DeclarationPattern,
  name: string,
  line: string,
): boolean {
  if (listed.shown?.has(name) === true) return true
  if (listed.hidden?.has(name) === true || hidden?.test(line) === true) return false
  return shown?.test(line) ?? true
}

/** Up to the brace that opens the body, or all of the line. */
function findSignatureEnd({ text, start, raw }: SourceLine): number {
  const brace = text.lastIndexOf('{')
  return start + (brace > 0 ? brace : raw.length)
}

/** Whether more braces open on a line than close. */
function opensBrace(text: string): boolean {
  let open = 0
  for (const character of text) {
    if (character === '{') open++
    else if (character === '}' && open > 0) open--
  }
  return open > 0
}
