import { familyOf } from './families.js'
import { deriveFreshSymbols, deriveProbes, type FreshSymbol } from './fresh-symbols.js'
import { deriveLostSymbols, type LostSymbol } from './lost-symbols.js'
import { listPathspecs } from './pathspecs.js'
import type { SymbolFile } from './symbol-file.js'
import { isDistinctive } from './telling-names.js'
import { deriveTitles } from './test-subjects.js'

/** What to look for in the tree at head, and in which files. */
export interface SearchPlan {
  lost: LostSymbol[]
  fresh: FreshSymbol[]
  /** Names of changed symbols, see `deriveProbes`. */
  probes: { name: string; family: string }[]
  /** Whole words to search for; not empty. */
  names: string[]
  /** Pathspecs of the files to search. */
  pathspecs: string[]
  /** Families of languages in which the branch itself has changed tests. */
  tested: ReadonlySet<string>
  /** Words of titles of tests that the branch adds. */
  titles: readonly (readonly string[])[]
  /** How many lost symbols are left out. */
  omitted: number
}

/** More than these are not searched for: a branch that removes a whole package leaves little behind. */
const mostLost = 150
const mostFresh = 60
const mostProbes = 10

/** Null where there is nothing to look for; `passing` are symbols that only commits show, see `derivePassing`. */
export function planSearch(
  files: readonly SymbolFile[],
  passing: readonly LostSymbol[] = [],
): SearchPlan | null {
  const all = deriveLostSymbols(files, passing)
  const lost = all.slice(0, mostLost)
  const fresh = deriveFreshSymbols(files).slice(0, mostFresh)
  if (lost.length === 0 && fresh.length === 0) return null
  const families = new Set([...lost, ...fresh].map(({ family }) => family))
  const probes = fresh.length === 0 ? [] : deriveProbes(files).slice(0, mostProbes)
  return {
    lost,
    fresh,
    probes,
    names: [...new Set([...lost, ...fresh, ...probes].map(({ name }) => name))],
    pathspecs: listPathspecs([...families], {
      tests: lost.length === 0,
      documents: lost.some(({ name }) => isDistinctive(name)),
    }),
    tested: deriveTested(files),
    titles: fresh.length === 0 ? [] : deriveTitles(files),
    omitted: all.length - lost.length,
  }
}

/** A test that was deleted has no lines. */
function deriveTested(files: readonly SymbolFile[]): Set<string> {
  const tests = files.filter(({ kind, ranges }) => kind === 'test' && ranges.length > 0)
  return new Set(tests.flatMap(({ language }) => familyOf(language) ?? []))
}
