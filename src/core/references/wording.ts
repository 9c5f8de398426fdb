import type { Span } from '../document/page.js'
import { renderCode } from '../text/code.js'
import type { JudgedReference } from './reference.js'

/** ` (last seen at 4f2a91c0d3e5, when this line was last edited)`; empty where that is not known. */
export function renderSince({ since }: JudgedReference): string {
  return since === null ? '' : ` (last seen at ${since.slice(0, 12)}, when this line was last edited)`
}

/** What to write instead. */
export function renderNearest({ nearest, renamed }: JudgedReference): string | null {
  if (nearest === null) return null
  return renamed ? `It was renamed to ${renderCode(nearest)}.` : `Did you mean ${renderCode(nearest)}?`
}

/** The hint of a finding about something that is gone. */
export function renderRepair(reference: JudgedReference): string {
  return renderNearest(reference) ?? 'Name its replacement, or say on the line that it is gone.'
}

/** What people say; `derived` are the program's own lines, in order. */
export function listSaid(
  references: readonly JudgedReference[],
  derived: readonly Span[],
): JudgedReference[] {
  return references.filter(
    ({ span }) => !derived.some(({ start, end }) => start <= span.start && span.start < end),
  )
}

/** The plain facts behind a finding, for those who read JSON. */
export function referenceData(reference: JudgedReference): Record<string, unknown> {
  const { name, path, since, nearest, renamed } = reference
  return { name, path, since, nearest, renamed }
}
