import { renderStatus } from '../document/status.js'
import { deriveAdvice } from '../freshness/advice.js'
import { describePage, type PlacedFinding } from '../freshness/describe.js'
import type { FreshnessCause } from '../freshness/freshness.js'
import { showControls } from '../text/controls.js'
import { renderPlain } from '../text/plain.js'
import type { BranchRow } from './branch-row.js'
import type { Paint } from './render-table.js'

/** What `status` tells of one branch. */
export interface StatusOfOne {
  base: string | null
  branches: readonly [BranchRow]
  path: string
  reason: string | null
  cause: FreshnessCause
  findings: readonly PlacedFinding[]
  counts: Record<'error' | 'warning' | 'info', number>
  uncommitted: readonly string[]
}

/** What to run next; the same as `check` says. */
function renderNext({ branches: [row], ...found }: StatusOfOne): string {
  const { freshness } = row
  const { cause, findings } = found
  const advice = deriveAdvice({ freshness, cause, diagnostics: findings })
  if (advice !== null)
    return advice.command === null ? `${advice.text}.` : `\`${advice.command}\` (${lowerFirst(advice.text)})`
  if (freshness === 'unknown') return '`git handoff check` shows what is missing.'
  return freshness === 'finished' ? 'It can be merged.' : '`git handoff resume` shows what to do next.'
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}

/** A few lines: the branch, its work, its page, and what to run next. */
export function renderBranchStatus(found: StatusOfOne, paint: Paint): string {
  const [row] = found.branches
  const lines = [
    ...(row.must.total > 0 || row.title !== null ? [renderStatus(row.must)] : []),
    renderSides(row, found.base),
    `Page: ${describePage(row.freshness, found.path, found.findings)}.`,
    ...(found.reason === null ? [] : [`Why: ${found.reason}`]),
    ...renderUncommitted(found.uncommitted),
    `Next: ${renderNext(found)}`,
  ]
  const head = showControls(row.title ? `${row.branch}: ${renderPlain(row.title)}` : row.branch)
  return `${[paint(head, 'bold'), ...lines.map(showControls)].join('\n')}\n`
}

function renderSides({ ahead, behind, author, date }: BranchRow, base: string | null): string {
  const sides =
    base === null || ahead === null || behind === null
      ? 'No base is known'
      : `${ahead} ${ahead === 1 ? 'commit' : 'commits'} ahead of ${base}, ${behind} behind`
  return author === '' ? `${sides}.` : `${sides}; the newest by ${author} on ${date.slice(0, 10)}.`
}

function renderUncommitted(paths: readonly string[]): string[] {
  const [first] = paths
  if (first === undefined) return []
  const rest = paths.length - 1
  return [`Not committed: ${first}${rest === 0 ? '' : ` and ${rest} more`}.`]
}
