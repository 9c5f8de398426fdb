import { namingRules } from './languages/index.js'
import type { LostSymbol } from './lost-symbols.js'
import { isComment, listDeclaringPaths, type Occurrence, type Occurrences } from './occurrences.js'
import type { SearchPlan } from './search-plan.js'
import { needsFormerText } from './stand-ins.js'
import { isDistinctive } from './telling-names.js'

/** A lost symbol with the files that may still use it. */
export interface Suspicion {
  lost: LostSymbol
  /** Files of its languages in which a line declares the name, tests and foreign code too. */
  declaredIn: readonly string[]
  /** Paths of code that names it, sources first. */
  suspects: readonly string[]
  /** Documentation that names it, where no code at all declares the name. */
  documents: readonly Occurrence[]
  /** The file that lost it, and paths that an import of its old place may reach. */
  successors: readonly string[]
  /** The file that declared it at the merge base, where that text matters. */
  former: string | null
}

/** A name that more files use than this comes from elsewhere, or will not be mended by a list. */
const mostSuspects = 40
const mostDocuments = 10
const mostTexts = 200

export function deriveSuspicions({ lost }: SearchPlan, occurrences: Occurrences): Suspicion[] {
  return lost.flatMap((symbol) => {
    const all = occurrences.get(symbol.name) ?? []
    const declaredIn = listDeclaringPaths(symbol, occurrences)
    const suspects = listSuspects(symbol, all)
    const documents = declaredIn.length > 0 ? [] : listDocuments(symbol, all)
    if (suspects.length === 0 && documents.length === 0) return []
    const others = symbol.paths.flatMap((path) => namingRules.get(symbol.family)?.successors(path) ?? [])
    const successors = suspects.length === 0 ? [] : [symbol.paths[0], ...others]
    const former = needsFormerText(symbol) ? (symbol.paths.at(-1) ?? null) : null
    return [{ lost: symbol, declaredIn, suspects, documents, successors, former }]
  })
}

function listSuspects(lost: LostSymbol, occurrences: readonly Occurrence[]): string[] {
  const { family, shared } = lost
  const { sees } = namingRules.get(family) ?? {}
  const code = occurrences.filter(
    ({ place, matches }) =>
      place.counts &&
      place.family === family &&
      place.kind !== 'docs' &&
      (!shared || sees === undefined || sees(lost, place.path)) &&
      matches.some(({ text }) => !isComment(text, family)),
  )
  const isSource = ({ place }: Occurrence) => place.kind === 'source'
  return [...code.filter(isSource), ...code.filter((each) => !isSource(each))]
    .slice(0, mostSuspects)
    .map(({ place }) => place.path)
}

function listDocuments(
  { name, change, shared }: LostSymbol,
  occurrences: readonly Occurrence[],
): Occurrence[] {
  if (shared || change === 'moved' || !isDistinctive(name)) return []
  return occurrences.filter(({ place }) => place.kind === 'docs' && place.counts).slice(0, mostDocuments)
}

/** The files whose texts decide, each once: first what could clear all of a symbol's suspects, most of which is not there. */
export function listWantedTexts(suspicions: readonly Suspicion[]): { head: string[]; base: string[] } {
  const successors = suspicions.flatMap((suspicion) => suspicion.successors)
  const suspects = suspicions.flatMap((suspicion) => [
    ...suspicion.suspects,
    ...suspicion.documents.map(({ place }) => place.path),
  ])
  return {
    head: [...new Set([...successors, ...[...new Set(suspects)].slice(0, mostTexts)])],
    base: [...new Set(suspicions.flatMap(({ former }) => former ?? []))],
  }
}
