import { deriveFileItems, isUnreadLine, parseFileEntry } from '../entries/files.js'
import type { BranchFacts } from '../facts.js'
import type { Handoff } from '../handoff.js'
import { findSection } from '../page/parse.js'

/**
 * The files of which the page's derived lines say something else than the facts do: what a page does not cover,
 * where the commit that it covers is gone. Lines that only moved say the same. Sorted; folders (ending in `/`) where
 * the page tells files by folder. People's own lines are not judged, and a page without a derived line has no answer.
 */
export function deriveUntold(page: Handoff, facts: BranchFacts, options: { summary: boolean }): string[] {
  const told = readEntries(findSection(page.sections, 'files')?.items ?? [])
  if (told.size === 0) return []
  const now = readEntries(deriveFileItems(facts.files, { ...options, details: () => '' }))
  const keys = new Set([...told.keys(), ...now.keys()])
  return [...keys]
    .filter((key) => told.get(key) !== now.get(key))
    .map(pathOf)
    .sort()
}

/** By the entry's code span: what it says of the file, without where the lines are. */
function readEntries(items: readonly { text: string }[]): Map<string, string> {
  const entries = new Map<string, string>()
  for (const { text } of items) {
    const key = parseFileEntry(text)
    if (key === null) {
      if (isUnreadLine(text)) for (const [span, size] of readUnread(text)) entries.set(span, size)
    } else if (!text.endsWith('(no longer part of this work)'))
      entries.set(key, withoutPlaces(text.slice(key.length)))
  }
  return entries
}

/** ``Lock and generated files: `a.lock` (+3 −1), `b.lock` (+1 −1) and 3 more``. */
function readUnread(text: string): [string, string][] {
  return Array.from(text.matchAll(/(`[^`]+`)( \([^)]{0,80}\))?/g), (match): [string, string] => [
    match[1] ?? '',
    match[2] ?? '',
  ])
}

/** `lines 15-40, 52-89` → `lines 26, 38`: how long each place is moves with nothing. */
function withoutPlaces(text: string): string {
  return text.replace(/\blines? (\d[\d, -]*)/, (_, places: string) => {
    const lengths = places.split(',').map((place) => {
      const [first = 0, last = first] = place.split('-').map(Number)
      return last - first + 1
    })
    return `lines ${lengths.join(', ')}`
  })
}

function pathOf(key: string): string {
  return key.replace(/^(`{1,3}) ?([\s\S]*?) ?\1$/, '$2')
}
