import { template } from '../../../src/core/entries/template.js'
import type { Handoff, Item, SectionKind } from '../../../src/core/handoff.js'

/** A derived handoff with these items; a string stands for an item without details. */
export function derived(
  items: Partial<Record<SectionKind, readonly (string | Item)[]>>,
  work = '9b1f6c2e7a40',
): Handoff {
  const itemsOf = (kind: SectionKind): Item[] =>
    (items[kind] ?? []).map((one) => (typeof one === 'string' ? item(one, kind) : one))
  return {
    header: {
      handoff: 1,
      branch: 'feat/x',
      base: 'main',
      covers: '4f2a91c0d3e5',
      work,
      updated: '2026-11-22',
    },
    title: 'Sessions',
    status: null,
    scope: '2 files, +10 −2 against `main`',
    introduction: '',
    sections: template.map((section) => ({
      kind: section.kind,
      heading: section.heading,
      text: '',
      items: itemsOf(section.kind),
      sections: section.sections.map(({ kind, heading }) => ({
        kind,
        heading,
        text: '',
        items: itemsOf(kind),
        sections: [],
      })),
    })),
  }
}

function item(text: string, kind: SectionKind): Item {
  return { text, details: '', done: kind === 'must' || kind === 'nice' ? false : null }
}
