import { applyEdits, type Edit, parseSource } from '../document/source.js'
import type { Finding } from './diagnostic.js'

/**
 * A page with the edits that its findings offer. Where two concern the same place, the first one is made: what the
 * other would repair is found again, if it still needs it.
 */
export function applyFixes(text: string, findings: readonly Pick<Finding, 'fix'>[]): string {
  const edits: Edit[] = []
  for (const { fix } of findings) {
    const own = fix === undefined || fix === 'update' ? [] : fix
    if (!own.some((edit) => edits.some((other) => overlap(edit, other)))) edits.push(...own)
  }
  return applyEdits(parseSource(text), edits)
}

/** Insertions at one place are in each other's way as well: their order would be a guess. */
function overlap(one: Edit, other: Edit): boolean {
  return one.start === other.start || (one.start < other.end && other.start < one.end)
}
