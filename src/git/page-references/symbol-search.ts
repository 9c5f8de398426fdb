import type { Oid } from '../../core/facts.js'
import { holdsWord } from '../../core/languages/identifiers.js'
import type { Match } from '../../core/leftovers/search.js'
import {
  isReached,
  isSaid,
  mayBring,
  mayDeclare,
  type SaidSymbol,
} from '../../core/references/mentions-by-kind.js'
import { readMatches } from '../grep.js'
import { isPartial, type Repository } from '../repository.js'
import { hasSymbols, readSymbolTexts, readTextsAt, textKey } from './texts.js'

/** Files that are read for one name, those first that look like declaring it; and for all names together. */
const mostRead = 30
const mostReadForAll = 200

/** What lines of some files tell of names. */
interface SeenNames {
  /** A line may declare them, or bring them from a package: a mere call is no proof that what it calls is there. */
  there: ReadonlySet<string>
  /** Used on something else, which may have them from a class that is not looked at. */
  reached: ReadonlySet<string>
}

/** Which names stand in some files of a commit as if they were there; all of them where that cannot be known. */
export async function findSeen(
  repository: Repository,
  commit: Oid,
  { names, paths }: { names: readonly string[]; paths: readonly string[] },
): Promise<SeenNames> {
  if (names.length === 0 || paths.length === 0) return { there: new Set(), reached: new Set() }
  const { matches, limit } = await readMatches(repository, commit, { names, pathspecs: paths.map(literal) })
  if (matches === null || limit !== null) return { there: new Set(names), reached: new Set() }
  const select = (...tests: ((line: string, name: string) => boolean)[]) =>
    new Set(names.filter((name) => matches.some(({ text }) => tests.some((test) => test(text, name)))))
  return { there: select(mayDeclare, mayBring), reached: select(isReached) }
}

interface Search {
  said: readonly SaidSymbol[]
  /** The files that count; null for all. */
  paths: readonly string[] | null
  /** Whether a line that may declare it in some other way counts as well. */
  loose: boolean
}

/** A file that declares a symbol, and whether as a member of something. */
interface Declared {
  path: string
  isMember: boolean
}

/** For each symbol the first file of a commit that declares it, or null; null for all where that cannot be known. */
export async function findDeclared(
  repository: Repository,
  commit: Oid,
  { said, paths: within, loose }: Search,
): Promise<(Declared | null)[] | null> {
  if (said.length === 0) return []
  if (isPartial(repository)) return null
  const names = [...new Set(said.map(({ name }) => name))]
  const pathspecs = within === null ? [':(top)'] : within.map(literal)
  const { matches, limit } = await readMatches(repository, commit, { names, pathspecs })
  if (matches === null || limit !== null) return null
  const code = matches.filter(({ path }) => !isProse(path))
  const paths = names.map((name) => listNaming(name, code))
  const read = new Set(paths.flatMap((each) => each.slice(0, mostRead)))
  if (read.size > mostReadForAll) return null
  const symbols = await readDeclarations(repository, commit, [...read])
  return said.map((symbol) => {
    const found = symbols.find(({ qualifiedName }) => isSaid(symbol, qualifiedName))
    if (found !== undefined) return { path: found.path, isMember: found.qualifiedName !== found.name }
    if (!loose) return null
    const naming = paths[names.indexOf(symbol.name)] ?? []
    // Where so many name it, one that was not read may declare it.
    const path = findLoose(symbol, code) ?? naming[mostRead]
    return path === undefined ? null : { path, isMember: false }
  })
}

/** Files with symbols that hold a name, those first in which a line may declare it. */
function listNaming(name: string, matches: readonly Match[]): string[] {
  const naming = matches.filter(({ path, text }) => hasSymbols(path) && holdsWord(text, name))
  const declaring = naming.filter(({ text }) => mayDeclare(text, name))
  return [...new Set([...declaring, ...naming].map(({ path }) => path))]
}

function literal(path: string): string {
  return `:(top,literal)${path}`
}

function findLoose({ name }: SaidSymbol, matches: readonly Match[]): string | undefined {
  return matches.find(({ text }) => mayDeclare(text, name))?.path
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
    (symbols ?? []).map(({ name, qualifiedName }) => ({
      name,
      qualifiedName,
      path: files[index]?.path ?? '',
    })),
  )
}

/** Documents and data name what they like. */
function isProse(path: string): boolean {
  return /\.(?:md|mdx|markdown|rst|txt|adoc|json|jsonl|lock|csv|svg|html|ya?ml|log|snap)$/i.test(path)
}
