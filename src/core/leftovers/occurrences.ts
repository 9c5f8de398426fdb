import type { OpenEnd } from '../facts.js'
import { escapePattern } from '../languages/identifiers.js'
import { namingRules } from '../languages/index.js'
import { isMember, type LostSymbol } from '../languages/naming-rules.js'
import type { Match } from './search.js'
import { derivePlace, isInTitle, isSubject, type SearchPlan, type TextMatch } from './search.js'
import type { FreshSymbol } from './symbols.js'

/** The lines of a file that hold a name. */
export interface Occurrence {
  place: TextMatch
  matches: Match[]
}

/** Where each name was found, files in git's order. */
export type Occurrences = ReadonlyMap<string, readonly Occurrence[]>

/** Tests of one family of languages in a commit. */
export interface FamilyTests {
  /** What their files are called after, see `subjectOf`. */
  subjects: ReadonlySet<string>
}

export function deriveOccurrences(names: readonly string[], matches: readonly Match[]): Occurrences {
  const found = new Map<string, Map<string, Occurrence>>(names.map((name) => [name, new Map()]))
  const places = new Map<string, TextMatch>()
  for (const match of matches) {
    const place = places.get(match.path) ?? derivePlace(match.path)
    places.set(match.path, place)
    for (const name of listWords(match.text)) {
      const byPath = found.get(name)
      if (byPath === undefined) continue
      const known = byPath.get(match.path)
      if (known === undefined) byPath.set(match.path, { place, matches: [match] })
      else if (known.matches.at(-1) !== match) known.matches.push(match)
    }
  }
  return new Map([...found].map(([name, byPath]) => [name, [...byPath.values()]]))
}

/** Words with and without the mark that ends some of Ruby's names. */
function listWords(text: string): string[] {
  return (text.match(/[\p{L}\p{N}_$]+[?!]?/gu) ?? []).flatMap((word) =>
    /[?!]$/.test(word) ? [word, word.slice(0, -1)] : [word],
  )
}

/** Files of the symbol's languages in which a line declares its name, tests and foreign code too. */
export function listDeclaringPaths(lost: LostSymbol, occurrences: Occurrences): string[] {
  const pattern = namingRules.get(lost.family)?.declaration(escapePattern(lost.name), isMember(lost))
  return (occurrences.get(lost.name) ?? [])
    .filter(({ place, matches }) => {
      if (place.kind === 'docs' || (place.family !== null && place.family !== lost.family)) return false
      // Its ways to declare a name are as many as its dialects.
      if (place.language === 'assembly') return true
      return matches.some(({ text }) => !isComment(text, lost.family) && pattern?.test(text) === true)
    })
    .map(({ place }) => place.path)
}

/** Whether a line is a comment, judged by its first characters. */
export function isComment(text: string, family: string): boolean {
  return (namingRules.get(family)?.commentLine ?? /^\s*(?:\/\/|\/?\*)/).test(text)
}

/** At most so many are reported. */
const mostTold = 5

/** From so many names on, tests that name fewer than this share of them test in other ways. */
const fewestJudged = 4
const leastNamed = 0.25

/** Symbols that no test names, by family, and whether the family is known to have tests. */
interface Untested {
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

/** Leaves out symbols that a test's file is named after, and families without tests. */
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
