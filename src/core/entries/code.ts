import type { FileChange, SymbolChange } from '../facts.js'
import { renderCode, showActing } from '../text/code.js'
import { dealOut, type NamedSymbol, nameSymbols } from './symbols.js'

/** Signatures below one file and on the whole page. */
const perFile = 8
const perPage = 40
/** Members of a new class that are shown with it, so that it leaves room for others. */
const shownMembers = 5

/** What linguist calls otherwise than highlighters do. */
const highlighted: Readonly<Record<string, string>> = {
  typescript: 'ts',
  javascript: 'js',
  'c++': 'cpp',
  'c#': 'csharp',
  shell: 'sh',
}

/** A signature, and the class it is shown with: that of its own where it stands alone. */
interface Shown {
  symbol: SymbolChange
  whole: SymbolChange
}

/**
 * The signatures that each file added or changed, as list items without bullets; those that the names are dealt out to
 * first. Tests are told by their titles, and code that nobody writes by nothing.
 */
export function deriveCodeDetails(files: readonly FileChange[]): Map<FileChange, string[]> {
  const claims = files
    .filter(({ kind }) => kind === 'source')
    .map((file) => ({ file, symbols: nameSymbols(file.symbols).flatMap(listShown) }))
  const shares = dealOut(claims, perFile, perPage)
  return new Map(
    [...shares].map(([{ file, symbols }, share]) => [file, renderBlocks(file, symbols.slice(0, share))]),
  )
}

function listShown({ symbol, members }: NamedSymbol): Shown[] {
  const shown = members.filter(
    ({ signature, exported }) => signature !== undefined && exported === symbol.exported,
  )
  if (symbol.signature === undefined) return shown.map((member) => ({ symbol: member, whole: member }))
  return [symbol, ...shown.slice(0, shownMembers)].map((one) => ({ symbol: one, whole: symbol }))
}

/** In the order of the file, as a reader finds them. */
function renderBlocks({ language }: FileChange, shown: readonly Shown[]): string[] {
  const wholes = [...new Set(shown.map(({ whole }) => whole))]
  const name = language ?? ''
  return wholes
    .map((whole): CodeBlock => {
      const parts = shown.filter((one) => one.whole === whole).map(({ symbol }) => symbol)
      return {
        name: renderCodeName(whole.qualifiedName),
        line: whole.signature?.line ?? 0,
        language: highlighted[name] ?? name,
        code: parts.map((part) => renderPart(part, whole)).join('\n'),
      }
    })
    .sort((a, b) => a.line - b.line)
    .map(renderCodeBlock)
}

function renderPart({ signature }: SymbolChange, whole: SymbolChange): string {
  const text = signature?.text ?? ''
  return signature === whole.signature ? text : text.replace(/^/gm, '  ')
}

interface CodeBlock {
  /** The symbol's name, as a code span. */
  name: string
  /** 1-based. */
  line: number
  /** What a reader's highlighter calls the language. */
  language: string
  code: string
}

/**
 * A signature below its file, a list item that holds fenced code:
 *
 *     - `createSession` (line 15):
 *       ```ts 5f03b1
 *       export async function createSession(user: User): Promise<Session>
 *       ```
 *
 * Code follows no grammar that could tell ours from a person's, so the fence carries a mark of what it holds, where no
 * reader of the rendered page sees it. Once a person has changed the code, the mark does not fit: it is theirs.
 *
 * As a list item without its bullet: the lines below the first are nested by two blanks.
 */
export function renderCodeBlock({ name, line, language, code }: CodeBlock): string {
  const shown = code.split('\n').map((text) => showActing(text.replace(/\t/g, '  ')))
  const longest = Math.max(2, ...Array.from(code.matchAll(/`+/g), ([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  const lines = [`${fence}${language} ${deriveMark(name, shown.join('\n'))}`, ...shown, fence]
  return `${name} (line ${line}):\n${lines.map((text) => `  ${text}`).join('\n')}`
}

const head = /^(`[^`\n]+`|``.+?``) \(line (\d+)\):[ \t]*\r?\n\s*/
const opening = /^(`{3,})[\w+#-]+ ([0-9a-f]{6})[ \t]*\r?\n/

/** What a block of ours says, to be compared with another; null for everything that people wrote or changed. */
export function parseCodeBlock(text: string): { name: string; key: string } | null {
  const [label, name = '', line] = head.exec(text) ?? []
  if (label === undefined) return null
  const rest = text.slice(label.length).trimEnd()
  const [first, fence = '', mark] = opening.exec(rest) ?? []
  if (first === undefined || !rest.endsWith(fence)) return null
  const code = rest.slice(first.length, -fence.length)
  return deriveMark(name, code) === mark ? { name, key: `${name} ${line} ${mark}` } : null
}

/** Whether a text that is no block of ours tells of the same symbol, with code. */
export function isCodeOf(name: string, human: string): boolean {
  return human.startsWith(name) && /^[ \t]*(?:`{3}|~{3})/m.test(human)
}

/** A name in the head of a block. */
export function renderCodeName(qualifiedName: string): string {
  return renderCode(qualifiedName)
}

/**
 * Six hexadecimal digits of FNV-1a (32 bits, the last 24 taken). White space, commas, semicolons and the kind of quotes
 * do not count: formatters change them in code that is fenced, too.
 */
function deriveMark(name: string, code: string): string {
  let hash = 0x811c9dc5
  const counted = `${name}\n${code.replace(/[\s,;'"]+/g, '')}`
  for (let at = 0; at < counted.length; at++) {
    hash = Math.imul(hash ^ counted.charCodeAt(at), 0x01000193)
  }
  return (hash & 0xffffff).toString(16).padStart(6, '0')
}
