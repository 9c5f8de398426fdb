import type { Page } from '../document/page.js'
import { lineStart } from '../document/source.js'
import type { JudgedReference } from '../references/reference.js'

/** The first reference to each thing on each line: whoever mends it sees the others beside it. */
export function listOncePerLine(
  page: Page | null,
  references: readonly JudgedReference[],
): JudgedReference[] {
  const told = new Set<string>()
  return references.filter(({ span, kind, name, path, lines }) => {
    const line = lineStart(page?.source.text ?? '', span.start)
    const key = JSON.stringify([line, kind, name, path, kind === 'lines' ? lines : null])
    return !told.has(key) && told.add(key)
  })
}
