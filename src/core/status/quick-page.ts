import type { TaskCount } from '../document/status.js'
import { parseQuickHeader } from '../push/quick-header.js'
import { quickSections } from './quick-sections.js'
import { countSectionTasks } from './quick-tasks.js'

/** What a table of branches says of a page. */
export interface QuickPage {
  title: string
  branch: string | null
  covers: string | null
  work: string | null
  must: TaskCount
}

/**
 * Reads a page without a Markdown parser, which takes a hundred times as long: line by line, and exactly what
 * `countTasks` counts. Null where a line could mean something else to a parser; then it is for one to say.
 */
export function parseQuickPage(raw: string): QuickPage | null {
  const text = raw.replace(/^\uFEFF/, '')
  const lines = text.split('\n').map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line))
  const opens = /^---[ \t]*$/.test(lines[0] ?? '')
  const header = opens ? parseQuickHeader(text) : { branch: null, covers: null, work: null }
  if (header === null) return null
  const first = opens ? lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---') + 1 : 0
  const body = quickSections(lines.slice(first))
  if (body === null) return null
  const must = countSectionTasks(body.sections)
  return must === null ? null : { ...header, title: body.title, must }
}

/** `Handoff: Replace JWT` is about replacing JWT. */
export function deriveShortTitle(title: string): string {
  return title.replace(/^handoff\s*[:–—-]\s*/i, '')
}
