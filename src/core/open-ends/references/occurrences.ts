import { namingRules } from './languages/index.js'
import { isMember, type LostSymbol } from './lost-symbols.js'
import type { Match } from './matches.js'
import { derivePlace, type Place } from './places.js'
import { escapePattern } from './words.js'

/** The lines of a file that hold a name. */
export interface Occurrence {
  place: Place
  matches: Match[]
}

/** Where each name was found, files in git's order. */
export type Occurrences = ReadonlyMap<string, readonly Occurrence[]>

export function deriveOccurrences(names: readonly string[], matches: readonly Match[]): Occurrences {
  const found = new Map<string, Map<string, Occurrence>>(names.map((name) => [name, new Map()]))
  const places = new Map<string, Place>()
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

/** Whether all of a line is a comment, as far as its first character tells. */
export function isComment(text: string, family: string): boolean {
  return family === 'python' || family === 'ruby' ? /^\s*#/.test(text) : /^\s*(?:\/\/|\/?\*)/.test(text)
}
