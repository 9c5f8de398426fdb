import type { Lexicon } from '../languages/language-table.js'
import { startOfText } from '../text/clean.js'
import { deriveSpans } from './text-spans.js'

const mostLines = 5
/** In UTF-16 units. */
const mostCharacters = 400
/** Of lines that are put together. */
const width = 90

/** What a declaration ends with that goes over several lines. */
const closes = /^[)\]}>]/

interface SignatureSource {
  text: string
  /** White space before its first line, which its other lines share. */
  margin: string
  /** Whether it is all of the declaration, or ends where a body begins. */
  isWhole: boolean
  lexicon: Lexicon
}

interface FoldedSignature {
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
  const ended = isWhole ? code : code.replace(/(?<![\s;{=])[\s;{=]+$/, '')
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
  const told = lines.length > mostLines ? foldLines(packParameters(lines)) : lines.join('\n')
  return told.length <= mostCharacters ? told : cut(told)
}

/** Parameters that have a line each share lines: all of them tell more than the first few. */
function packParameters(lines: readonly string[]): string[] {
  const [first = '', second = ''] = lines
  const parameters = lines.slice(1, -1)
  const last = lines.at(-1) ?? ''
  if (!closes.test(last) || !parameters.slice(0, -1).every((line) => line.endsWith(','))) return [...lines]
  const margin = marginOf(second)
  const packed: string[] = []
  for (const parameter of parameters.map((line) => line.trim())) {
    const line = packed.at(-1)
    if (line === undefined || line.length + parameter.length >= width) packed.push(margin + parameter)
    else packed[packed.length - 1] = `${line} ${parameter}`
  }
  return [first, ...packed, last]
}

/** What closes it stays, with the type of what it returns: the middle is left out. */
function foldLines(lines: readonly string[]): string {
  if (lines.length <= mostLines) return lines.join('\n')
  const last = lines.at(-1) ?? ''
  if (!closes.test(last)) return `${lines.slice(0, mostLines).join('\n')} …`
  const start = lines.slice(0, mostLines - 2)
  return [...start, `${marginOf(start.at(-1) ?? '')}…`, last].join('\n')
}

function marginOf(line: string): string {
  return line.slice(0, line.length - line.trimStart().length)
}

function cut(text: string): string {
  return `${startOfText(text, mostCharacters - 2).trimEnd()} …`
}

function fits(signatures: readonly string[]): boolean {
  const text = signatures.join('\n')
  return text.length <= mostCharacters && text.split('\n').length <= mostLines
}
