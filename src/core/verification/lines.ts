import type { Page } from '../document/page.js'
import { walkSections } from '../document/page-sections.js'
import { oneLine } from '../document/parse.js'
import { renderCode } from '../text/code.js'
import type { VerificationResult } from './verification.js'

export const verificationHeading = 'Verification'

/** `` `npm test`: exit code 0 at `4f2a91c0d3e5` (2026-11-22) `` */
export function renderResult({ command, exitCode, commit, isDirty, date }: VerificationResult): string {
  const dirty = isDirty ? ' with uncommitted work' : ''
  return `${renderCode(command)}: exit code ${exitCode} at ${renderCode(commit.slice(0, 12))}${dirty} (${date})`
}

const ending = /: exit code (\d{1,10}) at `([0-9a-f]{7,64})`( with uncommitted work)? \((\d{4}-\d\d-\d\d)\)$/

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
