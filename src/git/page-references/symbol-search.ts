import type { Oid } from '../../core/facts.js'
import type { Match } from '../../core/open-ends/references/matches.js'
import { holdsWord } from '../../core/open-ends/references/words.js'
import { isSaid, mayDeclare, type SaidSymbol } from '../../core/references/symbol-match.js'
import { readMatches } from '../grep.js'
import { isPartial } from '../partial-clone.js'
import type { Repository } from '../repository.js'
import { hasSymbols, readSymbolTexts } from './outlines.js'
import { readTextsAt, textKey } from './texts.js'

/** Files whose symbols are read to find one of them; where more name it, it is something everybody has. */
const mostRead = 60

/** Which names stand anywhere in some files of a commit; all of them where that cannot be known. */
export async function findSeen(
  repository: Repository,
  commit: Oid,
  { names, paths }: { names: readonly string[]; paths: readonly string[] },
): Promise<ReadonlySet<string>> {
  if (names.length === 0 || paths.length === 0) return new Set()
  const { matches, limit } = await readMatches(repository, commit, { names, pathspecs: paths.map(literal) })
  if (matches === null || limit !== null) return new Set(names)
  return new Set(names.filter((name) => matches.some(({ text }) => holdsWord(text, name))))
}

export interface Search {
  said: readonly SaidSymbol[]
  /** The files that count; null for all. */
  paths: readonly string[] | null
  /** Whether a line that may declare it in some other way counts as well. */
  loose: boolean
}

/** For each symbol the first file of a commit that declares it, or null; null for all where that cannot be known. */
export async function findDeclared(
  repository: Repository,
  commit: Oid,
  { said, paths, loose }: Search,
): Promise<(string | null)[] | null> {
  if (said.length === 0) return []
  if (isPartial(repository)) return null
  const names = [...new Set(said.map(({ name }) => name))]
  const pathspecs = paths === null ? [':(top)'] : paths.map(literal)
  const { matches, limit } = await readMatches(repository, commit, { names, pathspecs })
  if (matches === null || limit !== null) return null
  const code = matches.filter(({ path }) => !isProse(path))
  const byPath = new Set(code.filter(({ path }) => hasSymbols(path)).map(({ path }) => path))
  if (byPath.size > mostRead) return null
  const symbols = await readDeclarations(repository, commit, [...byPath])
  return said.map((symbol) => {
    const found = symbols.find(({ qualifiedName }) => isSaid(symbol, qualifiedName))
    return found?.path ?? (loose ? findLoose(symbol, code) : null)
  })
}

function literal(path: string): string {
  return `:(top,literal)${path}`
}

function findLoose({ name }: SaidSymbol, matches: readonly Match[]): string | null {
  return matches.find(({ text }) => mayDeclare(text, name))?.path ?? null
}

async function readDeclarations(repository: Repository, commit: Oid, paths: readonly string[]) {
  const texts = await readTextsAt(
    repository,
    paths.map((path) => ({ commit, path })),
  )
  const files = paths.flatMap((path) => {
    const text = texts.get(textKey({ commit, path }))
    return text === undefined ? [] : [{ path, text }]
  })
  const read = await readSymbolTexts(files)
  return read.flatMap((symbols, index) =>
    (symbols ?? []).map(({ qualifiedName }) => ({ qualifiedName, path: files[index]?.path ?? '' })),
  )
}

/** Documents and data name what they like. */
function isProse(path: string): boolean {
  return /\.(?:md|mdx|markdown|rst|txt|adoc|json|jsonl|lock|csv|svg|html|ya?ml|log|snap)$/i.test(path)
}
