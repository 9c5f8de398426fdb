import type { Span } from '../document/page.js'
import type { JudgedReference } from '../references/reference.js'
import type { CodePlace } from './resume.js'

/** Finds what a part of the page names in the repository. */
export interface Names {
  references: readonly JudgedReference[]
  /** In the order in which they are named, each once. */
  places: readonly CodePlace[]
  /** Such as `src/store.ts#open`; null where it names nothing. */
  anchor: string | null
}

/** @param known paths of the branch's work: what a derived line, which nobody judges, names is one of them */
export function createNamer(
  references: readonly JudgedReference[],
  known: ReadonlySet<string>,
): (span: Span, text: string) => Names {
  return (span, text) => {
    const inside = references.filter((each) => each.span.start >= span.start && each.span.start < span.end)
    const judged = inside.flatMap((each): CodePlace[] => {
      if (each.path === null || each.kind === 'command' || each.kind === 'commit') return []
      if (each.state === 'dead' && each.kind === 'path') return []
      return [{ path: each.path, line: each.moved?.lines[0] ?? each.lines?.[0] ?? null }]
    })
    const places = joinPlaces([...judged, ...findPlaces(text, known)])
    const symbol = inside.find(({ kind, path }) => kind === 'symbol' && path !== null)
    const [first] = places
    const anchor = symbol === undefined ? (first?.path ?? null) : `${symbol.path}#${symbol.name}`
    return { references: inside, places, anchor }
  }
}

/** Code spans that are a known path, with a line behind it or not: `src/a.ts`, `src/a.ts:12-20`, `src/a.ts#open`. */
function findPlaces(text: string, known: ReadonlySet<string>): CodePlace[] {
  return Array.from(text.matchAll(/(?<!`)`+([^`\n]{1,400})`+/g)).flatMap((match): CodePlace[] => {
    const said = (match[1] ?? '').trim()
    const [, path = '', line] = /^([^#]*?)(?::(\d{1,7})(?:[-:]\d{1,7})?)?(?:#.*)?$/.exec(said) ?? []
    return known.has(path) ? [{ path, line: line === undefined ? null : Number(line) }] : []
  })
}

/** One for each file: the one with a line, where there is one. */
function joinPlaces(places: readonly CodePlace[]): CodePlace[] {
  const joined = new Map<string, CodePlace>()
  for (const place of places) {
    const before = joined.get(place.path)
    if (before === undefined) joined.set(place.path, place)
    else if (before.line === null && place.line !== null) joined.set(place.path, { ...place })
  }
  return [...joined.values()]
}
