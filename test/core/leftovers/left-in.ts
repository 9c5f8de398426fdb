/** The search for uses of lost symbols without git: a tree at head is an object of texts by path. */

import type { LineRange, SymbolChange } from '../../../src/core/facts.js'
import { languageOf } from '../../../src/core/files/language.js'
import { findWord } from '../../../src/core/languages/identifiers.js'
import { deriveDocumentReferences } from '../../../src/core/leftovers/documents.js'
import { deriveReferences, deriveSuspicions } from '../../../src/core/leftovers/judge.js'
import { deriveOccurrences } from '../../../src/core/leftovers/occurrences.js'
import type { Match } from '../../../src/core/leftovers/search.js'
import { planSearch } from '../../../src/core/leftovers/search.js'
import type { SymbolFile } from '../../../src/core/leftovers/symbols.js'
import { renderReferences } from '../../../src/core/leftovers/wording.js'
import { symbol } from '../questions/questions-of.js'

export type Tree = Readonly<Record<string, string>>

/** A changed source file with its symbols; `ranges` are the lines that the branch wrote. */
export function changed(
  path: string,
  symbols: readonly SymbolChange[],
  change: { previousPath?: string; ranges?: LineRange[] } = {},
): SymbolFile {
  const { previousPath = null, ranges = [] } = change
  const file = { path, previousPath, kind: 'source' as const, language: languageOf(path), ranges }
  const status = previousPath === null ? 'modified' : 'renamed'
  return { ...file, status, symbols: [...symbols], tests: [] }
}

/** `signToken`, or `Session.create`: an exported symbol that is gone. */
export function removed(qualifiedName: string, kind?: string): SymbolChange {
  const isMember = qualifiedName.includes('.')
  return symbol({
    name: nameOf(qualifiedName),
    qualifiedName,
    kind: kind ?? (isMember ? 'method' : 'function'),
    change: 'removed',
  })
}

/** One that is not exported, and that files beside its own can name all the same. */
export function inPackage(lost: SymbolChange): SymbolChange {
  return { ...lost, exported: false, shared: true }
}

export function renamed(previousName: string, qualifiedName: string, kind = 'function'): SymbolChange {
  return symbol({ name: nameOf(qualifiedName), qualifiedName, kind, change: 'renamed', previousName })
}

export function moved(name: string, previousPath: string, kind = 'function'): SymbolChange {
  return symbol({ name, kind, change: 'moved', previousPath })
}

function nameOf(qualifiedName: string): string {
  return qualifiedName.slice(qualifiedName.lastIndexOf('.') + 1)
}

/** What the tree at head still names, one `path:line text` each; `before` is the tree at the merge base. */
export function leftIn(tree: Tree, files: readonly SymbolFile[], before: Tree = {}): string[] {
  const plan = planSearch(files)
  if (plan === null) return []
  const suspicions = deriveSuspicions(plan, deriveOccurrences(plan.names, search(tree, plan.names)))
  const texts = { head: readAll(tree), base: readAll(before) }
  const references = [
    ...deriveReferences(suspicions, texts, files),
    ...deriveDocumentReferences(suspicions, texts.head, files),
  ]
  return renderReferences(references).map(({ path, line, text }) => `${path}:${line} ${text}`)
}

/** As `git grep -w`, in its order. */
function search(tree: Tree, names: readonly string[]): Match[] {
  return Object.entries(tree)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([path, content]) =>
      content.split('\n').flatMap((text, row) => {
        const holds = names.some((name) => findWord(text, name).length > 0)
        return holds ? [{ path, line: row + 1, text }] : []
      }),
    )
}

/** A file that is not in the tree is known not to be. */
function readAll(tree: Tree): ReadonlyMap<string, string | null> {
  const texts = new Map<string, string | null>(Object.entries(tree))
  return {
    ...texts,
    get: (path: string) => texts.get(path) ?? null,
    has: () => true,
  } as ReadonlyMap<string, string | null>
}
