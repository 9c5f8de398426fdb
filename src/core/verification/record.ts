import { parsePage } from '../document/page.js'
import { walkSections } from '../document/page-sections.js'
import { insertBlocks } from '../document/place-sections.js'
import { applyEdits, type Edit } from '../document/source.js'
import { parseResult, renderResult, verificationHeading } from './lines.js'
import type { VerificationResult } from './verification.js'

/**
 * The page with the results in its section Verification: one line for a command, in the place of its last result; every other
 * byte stays. Where there is no such section, it comes to the end.
 */
export function recordResults(raw: string, results: readonly VerificationResult[]): string {
  let text = raw
  for (const result of results) text = recordResult(text, result)
  return text
}

function recordResult(raw: string, result: VerificationResult): string {
  const page = parsePage(raw)
  const sections = [...walkSections(page.sections)].filter(({ kind }) => kind === 'verification')
  const line = renderResult(result)
  for (const { items } of sections) {
    const old = items.find(({ head }) => parseResult(head.text)?.command === result.command)
    if (old !== undefined)
      return applyEdits(page.source, [{ start: old.head.start, end: old.head.end, text: line }])
  }
  const own = sections.find(({ heading }) => heading === verificationHeading)
  const level = Math.min(page.sections[0]?.level ?? 2, 6)
  const edit =
    own === undefined
      ? insertBlocks(page, page.end, [`${'#'.repeat(level)} ${verificationHeading}\n\n- ${line}`])
      : appendItem(page.source.text, own, line)
  return applyEdits(page.source, [edit])
}

/** Behind the section's last list, or its last line. */
function appendItem(
  text: string,
  {
    body,
    items,
  }: { body: { start: number; end: number }; items: readonly { end: number; marker: string }[] },
  line: string,
): Edit {
  const last = items.at(-1)
  if (last !== undefined) {
    const marker = /^\s*\d/.test(last.marker) ? '- ' : last.marker
    const apart = marker === last.marker ? '' : '\n'
    const before = text[last.end - 1] === '\n' ? apart : `\n${apart}`
    return { start: last.end, end: last.end, text: `${before}${marker}${line}\n` }
  }
  const end = body.start + text.slice(body.start, body.end).trimEnd().length
  const behind = text.slice(end, body.end)
  const rest = behind.trim() === '' && body.end < text.length ? '\n\n' : '\n'
  return { start: end, end: body.end, text: `${end === body.start ? '' : '\n'}\n- ${line}${rest}` }
}
