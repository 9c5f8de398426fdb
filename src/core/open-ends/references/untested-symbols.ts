import type { OpenEnd } from '../../facts.js'
import type { FreshSymbol } from './fresh-symbols.js'
import type { Occurrences } from './occurrences.js'
import type { SearchPlan } from './search-plan.js'

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
    const symbols = fresh.filter((symbol) => !isNamed(symbol))
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

/** The largest of them, in the order of the facts: a page is no place for a list of everything. */
export function renderUntested(untested: readonly Untested[]): OpenEnd[] {
  const all = untested.flatMap(({ symbols }) => symbols)
  const largest = new Set([...all].sort((a, b) => b.length - a.length).slice(0, mostTold))
  return all
    .filter((symbol) => largest.has(symbol))
    .map(({ name, path, line }) => ({ kind: 'untested-symbol', path, line, text: name }))
}
