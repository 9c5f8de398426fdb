import type { SectionKind } from '../handoff.js'
import { detailKey, splitDetails, tellsDetail } from './details.js'
import { insertLines } from './insert-lines.js'
import type { Page, PageItem, Span } from './page.js'
import type { Recogniser } from './recognise.js'
import { indent } from './render.js'
import { type Edit, lineEnd, lineStart } from './source.js'

/** Brings what is derived below an item up to date; people's lines stay where they are, also those below one of ours. */
export function editDetails(
  page: Page,
  kind: SectionKind,
  item: PageItem,
  details: string,
  recogniser: Recogniser,
): Edit[] {
  const ours = item.details.filter((detail) => recogniser.isDetail(kind, detail.text))
  const annotated = item.details.filter(
    (detail) =>
      !ours.includes(detail) && hasBlocks(detail.text) && recogniser.isDetail(kind, firstLine(detail.text)),
  )
  const theirs = item.details.filter((detail) => !ours.includes(detail) && !annotated.includes(detail))
  const old = ours.map((detail) => detailKey(detail.text))
  const kept = annotated.map(({ text }) => detailKey(firstLine(text)))
  const derived = splitDetails(details)
  const wanted = derived.filter(
    (detail) =>
      !kept.includes(detailKey(detail)) &&
      (old.includes(detailKey(detail)) || !theirs.some(({ text }) => tellsDetail(text, detail))),
  )
  const edits = annotated
    .filter(({ text }) => !derived.map(detailKey).includes(detailKey(firstLine(text))))
    .flatMap((detail) => liftRemarks(page, detail))
  if (old.join('\n') === wanted.map(detailKey).join('\n')) return edits
  edits.push(...ours.map(({ start, end }) => ({ start, end, text: '' })))
  const lines = wanted.map((detail) => `- ${detail}`).join('\n')
  if (lines !== '') edits.push(insertLines(page, item.head.end, indent(lines, item.width)))
  return edits
}

/** What people wrote below a line of ours that no longer holds goes up to where that line stood. */
function liftRemarks(page: Page, { start, end }: Span): Edit[] {
  const { text } = page.source
  const below = lineEnd(text, start)
  const blanks = (at: number) => /^[ \t]*/.exec(text.slice(at, at + 200))?.[0].length ?? 0
  const first = text.slice(below, end).search(/\S/)
  const surplus = first < 0 ? 0 : Math.max(0, blanks(lineStart(text, below + first)) - blanks(start))
  const edits: Edit[] = [{ start, end: below, text: '' }]
  for (let at = below; at < end; at = lineEnd(text, at))
    edits.push({ start: at, end: at + Math.min(blanks(at), surplus), text: '' })
  return edits
}

/** Whether a list, a quotation or a paragraph of its own stands below the first line: a sentence that goes on is one with it. */
function hasBlocks(text: string): boolean {
  return /^[^\n]*\n[ \t]*(?:\r?\n|[-*+>|]|\d{1,9}[.)][ \t]|`{3}|~{3})/.test(text)
}

function firstLine(text: string): string {
  return text.split(/\r?\n/, 1)[0] ?? ''
}
