import type { Handoff, SectionKind } from '../handoff.js'
import { renderCode } from '../text/code.js'
import { taskSections } from './move-done.js'
import { type Page, type PageItem, parsePage } from './page.js'
import { walkSections } from './page-sections.js'
import { createRecogniser } from './recognise.js'
import { applyEdits, type Edit } from './source.js'
import { itemsOf } from './wanted.js'

/** What git takes for the same file: its path when the page was written, and its path now. */
export type Renames = ReadonlyMap<string, string>

/**
 * The page with its derived lines about files that have another name since at that name: what people ticked or wrote
 * below them is about the same file. A line that is still derived for the old name stays, and so does one whose file has a
 * line under its new name already.
 */
export function followRenames(
  raw: string,
  current: Handoff,
  previous: Handoff | null,
  renames: Renames,
): string {
  if (renames.size === 0) return raw
  const page = parsePage(raw)
  const recogniser = createRecogniser(previous === null ? [current] : [current, previous])
  const edits = listDerived(page).flatMap(({ kinds, items }): Edit[] => {
    const [kind] = kinds
    const keyOf = (text: string) => recogniser.keyOf(kind, text)
    const derived = new Set(kinds.flatMap((one) => itemsOf(current, one).map(({ text }) => keyOf(text))))
    const told = new Set(items.map(({ head }) => keyOf(head.text)))
    return items.flatMap(({ head }): Edit[] => {
      const key = keyOf(head.text)
      const text = renameIn(head.text, renames)
      if (key === null || derived.has(key) || text === head.text || told.has(keyOf(text))) return []
      return [{ start: head.start, end: head.end, text }]
    })
  })
  return edits.length === 0 ? raw : applyEdits(page.source, edits)
}

/** Lists whose lines name files, each with the kinds of what is derived for it. */
function listDerived(page: Page): { kinds: readonly [SectionKind, ...SectionKind[]]; items: PageItem[] }[] {
  const files = [...walkSections(page.sections)].filter(({ kind }) => kind === 'files')
  const tasks = taskSections(page).flatMap(({ section }) => section.items)
  return [
    { kinds: ['files'], items: files.flatMap(({ items }) => items) },
    { kinds: ['must', 'nice'], items: tasks },
  ]
}

/** A path that is a code span, or that a line number or a name follows in one. */
function renameIn(text: string, renames: Renames): string {
  return text.replace(/(?<!`)`+[^`\n]+`+/g, (span) => {
    const [, path = '', rest = ''] = /^([^:#]*)([:#].*)?$/.exec(span.replace(/^`+ ?| ?(?<!`)`+$/g, '')) ?? []
    const renamed = renames.get(path)
    return renamed === undefined ? span : renderCode(renamed + rest)
  })
}
