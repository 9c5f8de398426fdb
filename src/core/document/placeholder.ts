import type { Page, PageSection, Span } from './page.js'
import { endOf, startOf } from './positions.js'
import { type Edit, lineEnd } from './source.js'

/**
 * Takes our word for "nothing yet" out of a section that has something to say, wherever people wrote beside it: a line of
 * just these words. A sentence that has them in it is somebody's, and so is what a line before it announces.
 */
export function dropPlaceholder(
  page: Page,
  section: PageSection,
  { placeholder, hasChildren }: { placeholder: string; hasChildren: boolean },
): Edit[] {
  const { text } = page.source
  const lines = listLines(text, section.body)
  const isOurs = ({ start, end }: Span) => text.slice(start, end).trimEnd() === placeholder
  const isCode = ({ start }: Span) =>
    page.root.children.some((node) => node.type === 'code' && startOf(node) < start && start < endOf(node))
  const isBlank = ({ start, end }: Span) => text.slice(start, end).trim() === ''
  const announces = (line: Span | undefined) =>
    line !== undefined && /[,:]\s*$/.test(text.slice(line.start, line.end))
  const ours = lines.flatMap((line, at) =>
    isOurs(line) && !announces(lines[at - 1]) && !isCode(line) ? [at] : [],
  )
  const [first] = ours
  if (first === undefined) return []
  const says = lines.some((line, at) => !ours.includes(at) && !isBlank(line) && !isComment(text, line))
  if (!says && !hasChildren) return []
  return ours.flatMap((at) => {
    const [line, behind] = lines.slice(at, at + 2)
    if (line === undefined) return []
    const before = lines[at - 1]
    const isApart = before === undefined || isBlank(before)
    // Of the two empty lines around it one is left.
    const end = isApart && behind !== undefined && isBlank(behind) ? behind.end : line.end
    return [{ start: line.start, end, text: '' }]
  })
}

/** A comment tells a reader of the page nothing. */
function isComment(text: string, { start, end }: Span): boolean {
  return /^\s*<!--.*-->\s*$/.test(text.slice(start, end))
}

function listLines(text: string, { start, end }: Span): Span[] {
  const lines: Span[] = []
  for (let at = start; at < end; ) {
    const next = Math.min(lineEnd(text, at), end)
    lines.push({ start: at, end: next })
    at = next
  }
  return lines
}
