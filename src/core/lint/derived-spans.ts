import type { Page, Span } from '../document/page.js'
import { walkSections } from '../document/page-sections.js'
import type { Recogniser } from '../document/recognise.js'
import { isPlaceholder } from '../document/template.js'

/** The parts of a page that this program wrote and would write again: no rule about people's words concerns them. */
export function deriveDerivedSpans(page: Page, recogniser: Recogniser | null): Span[] {
  const spans: Span[] = page.labels.map(({ start, end }) => ({ start, end }))
  if (page.frontMatter !== null) spans.push(page.frontMatter)
  for (const section of walkSections(page.sections)) {
    const body = page.source.text.slice(section.body.start, section.body.end)
    if (isPlaceholder(body)) spans.push(section.body)
    if (recogniser === null) continue
    for (const item of section.items) {
      if (recogniser.keyOf(section.kind, item.head.text) !== null)
        spans.push({ start: item.start, end: item.head.end })
      for (const detail of item.details)
        if (recogniser.isDetail(section.kind, detail.text))
          spans.push({ start: detail.start, end: detail.end })
    }
  }
  return spans.sort((a, b) => a.start - b.start)
}

/** Whether an offset lies in one of the spans, which are in order. */
export function isWithin(spans: readonly Span[], offset: number): boolean {
  return spans.some(({ start, end }) => start <= offset && offset < end)
}
