import type { FileChange, SymbolChange } from '../facts.js'
import { type CodeBlock, renderCodeBlock, renderCodeName } from './code-block.js'
import { dealOut } from './deal-out.js'
import { type NamedSymbol, nameSymbols } from './named-symbols.js'

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
