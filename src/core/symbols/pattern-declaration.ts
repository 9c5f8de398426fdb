import type { DeclarationPattern, LanguageTable, ListedNames } from './language-table.js'
import { deriveQualifiedName, type OutlineSymbol } from './outline.js'

export interface PatternScan {
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
export interface Block {
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
export interface SourceLine {
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
export function readDeclaration(scan: PatternScan, line: SourceLine): boolean {
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
export function opensBrace(text: string): boolean {
  let open = 0
  for (const character of text) {
    if (character === '{') open++
    else if (character === '}' && open > 0) open--
  }
  return open > 0
}
