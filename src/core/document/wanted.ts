import type { Handoff, Item, Section, SectionKind } from '../handoff.js'

/** The items of a section, wherever it stands in the handoff; none where there is no such section. */
export function itemsOf(handoff: Handoff, kind: SectionKind): readonly Item[] {
  return findSection(handoff.sections, kind)?.items ?? []
}

export function findSection(sections: readonly Section[], kind: SectionKind): Section | undefined {
  for (const section of sections) {
    const found = section.kind === kind ? section : findSection(section.sections, kind)
    if (found !== undefined) return found
  }
  return undefined
}
