import type { Oid } from '../facts.js'
import { renderCode } from '../text/code.js'
import { insertBlocks } from './merge-details.js'
import type { Page } from './page.js'
import { oneLine } from './parse.js'
import { parsePage } from './parse-page.js'
import { walkSections } from './sections.js'
import { applyEdits, type Edit } from './source.js'

/** One command that was run, and what came of it. */
export interface VerificationResult {
  command: string
  exitCode: number
  /** The commit that was checked out, in full or abbreviated. */
  commit: Oid
  /** Whether there was work beside it that was not committed. */
  isDirty: boolean
  /** `YYYY-MM-DD`. */
  date: string
}

/** A result on a page, and whether it still says something of the code. */
export interface VerificationState extends VerificationResult {
  /** Whether code has changed since; null where that cannot be told: the commit is not here. */
  hasChanged: boolean | null
}

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

const verificationHeading = 'Verification'

/** `` `npm test`: exit code 0 at `4f2a91c0d3e5` (2026-11-22) `` */
export function renderResult({ command, exitCode, commit, isDirty, date }: VerificationResult): string {
  const dirty = isDirty ? ' with uncommitted changes' : ''
  return `${renderCode(command)}: exit code ${exitCode} at ${renderCode(commit.slice(0, 12))}${dirty} (${date})`
}

const ending =
  /: exit code (\d{1,10}) at `([0-9a-f]{7,64})`( with uncommitted changes)? \((\d{4}-\d\d-\d\d)\)$/

/** Null for a line that is not one of ours. */
export function parseResult(text: string): VerificationResult | null {
  const line = oneLine(text)
  const [whole, exitCode, commit = '', dirty, date = ''] = ending.exec(line) ?? []
  if (whole === undefined) return null
  const span = line.slice(0, -whole.length)
  const fence = /^`+/.exec(span)?.[0] ?? ''
  if (fence === '' || span.length <= 2 * fence.length || !span.endsWith(fence)) return null
  const inner = span.slice(fence.length, -fence.length)
  const command = /^ +[^ ].* $/.test(inner) ? inner.slice(1, -1) : inner
  return { command, exitCode: Number(exitCode), commit, isDirty: dirty !== undefined, date }
}

/** The results that a page records, in its order. */
export function listResults(page: Page): VerificationResult[] {
  return [...walkSections(page.sections)]
    .filter(({ kind }) => kind === 'verification')
    .flatMap(({ items }) => items.flatMap(({ head }) => parseResult(head.text) ?? []))
}
