import type { OpenEnd } from '../../facts.js'
import type { FreshSymbol } from './fresh-symbols.js'
import type { Occurrences } from './occurrences.js'
import type { SearchPlan } from './search-plan.js'
import { isInTitle, isSubject } from './test-subjects.js'

/** So many are told. */
const mostTold = 5

/** From so many names on, tests that name fewer than this share of them test in other ways. */
const fewestJudged = 4
const leastNamed = 0.25

/** What no test names, by family, and whether it is still to be found out that the family has tests at all. */
export interface Untested {
  family: string
  symbols: FreshSymbol[]
  hasTests: boolean
}

/** Added functions and classes that no test at head names, in families whose tests name what they test. */
export function deriveUntested(plan: SearchPlan, occurrences: Occurrences): Untested[] {
  const families = [...new Set(plan.fresh.map(({ family }) => family))]
  return families.flatMap((family) => {
    const isNamed = ({ name }: { name: string }) => isTested(name, family, occurrences)
    const fresh = plan.fresh.filter((symbol) => symbol.family === family)
    const judged = [...fresh, ...plan.probes.filter((probe) => probe.family === family)]
    const named = judged.filter(isNamed).length
    const symbols = fresh.filter((symbol) => !isNamed(symbol) && !isInTitle(symbol.name, plan.titles))
    const probed = judged.length - fresh.length
    const tooFew = judged.length >= fewestJudged && probed > 0 && named / judged.length < leastNamed
    return symbols.length === 0 || tooFew
      ? []
      : [{ family, symbols, hasTests: named > 0 || plan.tested.has(family) }]
  })
}

function isTested(name: string, family: string, occurrences: Occurrences): boolean {
  return (occurrences.get(name) ?? []).some(({ place }) => place.kind === 'test' && place.family === family)
}

/** Tests of one family of languages in a commit. */
export interface FamilyTests {
  /** What their files are called after, see `subjectOf`. */
  subjects: ReadonlySet<string>
}

/** Leaves out what a test's file is called after, and families that have no tests at all. */
export function dropTested(
  untested: readonly Untested[],
  tests: ReadonlyMap<string, FamilyTests>,
): Untested[] {
  return untested.flatMap(({ symbols, ...rest }) => {
    const own = tests.get(rest.family)
    if (own === undefined && !rest.hasTests) return []
    const left = symbols.filter(({ name }) => own === undefined || !isSubject(name, own.subjects))
    return left.length === 0 ? [] : [{ ...rest, symbols: left }]
  })
}

/** The largest of them, in the order of the facts: a page is no place for a list of everything. */
export function renderUntested(untested: readonly Untested[]): OpenEnd[] {
  const all = untested.flatMap(({ symbols }) => symbols)
  const largest = new Set([...all].sort((a, b) => b.length - a.length).slice(0, mostTold))
  return all
    .filter((symbol) => largest.has(symbol))
    .map(({ name, path, line }) => ({ kind: 'untested-symbol', path, line, text: name }))
}
