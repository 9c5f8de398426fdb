import type { Lexicon } from './language-table.js'
import { deriveSpans } from './text-spans.js'

const mostLines = 5
/** In UTF-16 units. */
const mostCharacters = 400

export interface SignatureSource {
  text: string
  /** White space before its first line, which its other lines share. */
  margin: string
  /** Whether it is all of the declaration, or ends where a body begins. */
  isWhole: boolean
  lexicon: Lexicon
}

export interface FoldedSignature {
  text: string
  /** Lines of the source before the first one that is told. */
  skipped: number
}

/** A line with its place in the source. */
interface Line {
  row: number
  text: string
}

/** A declaration as short as it can be told: comments out, attributes too where they take too much; null for nothing. */
export function foldSignature(source: SignatureSource): FoldedSignature | null {
  const lines = listLines(source)
  const told = isShort(lines) ? lines : dropAttributes(lines)
  const [first] = told
  if (first === undefined) return null
  return { text: told.map((line) => line.text).join('\n'), skipped: first.row }
}

function listLines({ text, margin, isWhole, lexicon }: SignatureSource): Line[] {
  const code = withoutComments(text, lexicon)
  const ended = isWhole ? code : code.replace(/[\s;{=]+$/, '')
  return ended
    .split('\n')
    .map((line, row) => ({ row, text: line.slice(line.startsWith(margin) ? margin.length : 0).trimEnd() }))
    .filter((line) => line.text.trim() !== '')
}

/** Line breaks stay, so that every line keeps its place. */
function withoutComments(text: string, lexicon: Lexicon): string {
  let code = ''
  let at = 0
  for (const { kind, start, end } of deriveSpans(text, lexicon)) {
    if (kind !== 'comment') continue
    code += text.slice(at, start) + text.slice(start, end).replace(/[^\n]/g, '')
    at = end
  }
  return code + text.slice(at)
}

function isShort(lines: readonly Line[]): boolean {
  const characters = lines.reduce((sum, { text }) => sum + text.length + 1, -1)
  return lines.length <= mostLines && characters <= mostCharacters
}

/** Attributes and decorators stand on lines of their own before a declaration; else they stay. */
function dropAttributes(lines: readonly Line[]): readonly Line[] {
  let at = 0
  while (/^(?:@(?!interface\b)|#?\[)/.test(lines[at]?.text ?? '')) {
    let open = 0
    do {
      open += countOpen(lines[at++]?.text ?? '')
    } while (open > 0 && at < lines.length)
  }
  return at < lines.length ? lines.slice(at) : lines
}

function countOpen(text: string): number {
  return (text.match(/[([{]/g)?.length ?? 0) - (text.match(/[)\]}]/g)?.length ?? 0)
}

/** As many whole signatures as fit into 5 lines and 400 characters, or what fits of the first; `…` for the rest. */
export function limitSignatures(signatures: readonly string[]): string {
  const fitting = signatures.findLastIndex((_, index) => fits(signatures.slice(0, index + 1)))
  if (fitting === signatures.length - 1) return signatures.join('\n')
  if (fitting !== -1) return `${signatures.slice(0, fitting + 1).join('\n')} …`
  const lines = signatures[0]?.split('\n') ?? []
  const told = lines.length > mostLines ? foldLines(lines) : lines.join('\n')
  return told.length <= mostCharacters ? told : cut(told)
}

/** What closes it stays, with the type of what it returns: the middle is left out. */
function foldLines(lines: readonly string[]): string {
  const last = lines.at(-1) ?? ''
  if (!/^[)\]}>]/.test(last)) return `${lines.slice(0, mostLines).join('\n')} …`
  const start = lines.slice(0, mostLines - 2)
  const margin = /^\s*/.exec(start.at(-1) ?? '')?.[0] ?? ''
  return [...start, `${margin}…`, last].join('\n')
}

function cut(text: string): string {
  const start = text.slice(0, mostCharacters - 2).replace(/[\ud800-\udbff]$/, '')
  return `${start.trimEnd()} …`
}

function fits(signatures: readonly string[]): boolean {
  const text = signatures.join('\n')
  return text.length <= mostCharacters && text.split('\n').length <= mostLines
}
