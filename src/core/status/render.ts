import { type Operation, renderOperation } from '../facts.js'
import { deriveAdvice, describePage, type PlacedFinding } from '../freshness/advice.js'
import type { FreshnessCause } from '../freshness/freshness.js'
import { renderStatus } from '../page/tasks.js'
import { showControls } from '../text/code.js'
import { cutColumns, padColumns, widthOf } from '../text/columns.js'
import { renderPlain } from '../text/markdown.js'
import type { Paint } from '../text/terminal.js'
import { countNoun } from '../text/words.js'
import type { BranchRow } from './rows.js'

/** What `status` tells of one branch. */
interface StatusOfOne {
  base: string | null
  branches: readonly [BranchRow]
  path: string
  reason: string | null
  cause: FreshnessCause
  findings: readonly PlacedFinding[]
  counts: Record<'error' | 'warning' | 'info', number>
  uncommitted: readonly string[]
  operation?: Operation
}

/** What to run next; the same as `check` says. */
function renderNext({ branches: [row], ...found }: StatusOfOne): string {
  const { freshness } = row
  const { cause, findings } = found
  const advice = deriveAdvice({ freshness, cause, diagnostics: findings })
  if (advice !== null)
    return advice.command === null ? `${advice.text}.` : `\`${advice.command}\` (${lowerFirst(advice.text)})`
  if (freshness === 'unknown') return '`git handoff check` shows why.'
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
    ...(found.operation === undefined ? [] : [renderOperation(found.operation)]),
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
      ? 'No base found'
      : `${countNoun(ahead, 'commit')} ahead of ${base}, ${behind} behind`
  return author === '' ? `${sides}.` : `${sides}; latest by ${author} on ${date.slice(0, 10)}.`
}

function renderUncommitted(paths: readonly string[]): string[] {
  const [first] = paths
  if (first === undefined) return []
  const rest = paths.length - 1
  return [`Not committed: ${first}${rest === 0 ? '' : ` and ${rest} more`}.`]
}

const heads = ['BRANCH', 'PAGE', 'MUST', 'AHEAD', 'BEHIND', 'WHO', 'WHEN', 'TITLE'] as const
/** Columns that are numbers stand to the right. */
const right = new Set([2, 3, 4])
const widest = { branch: 40, author: 20, title: 60 }

const colours = {
  stale: 'red',
  foreign: 'red',
  unknown: 'yellow',
  missing: 'yellow',
  moved: 'green',
  fresh: 'green',
  finished: 'dim',
} as const

/** The table of `status --all`, and below it what it comes to and what to run next. */
export function renderBranchTable(
  rows: readonly BranchRow[],
  { base, paint }: { base: string | null; paint: Paint },
): string {
  if (rows.length === 0)
    return `There are no branches other than ${base ?? 'the base'}. \`git switch -c NAME\` creates one.\n`
  const cells = [[...heads], ...rows.map(renderRow)]
  const widths = heads.map((_, column) => Math.max(...cells.map((row) => widthOf(row[column] ?? ''))))
  const lines = cells.map((row, index) =>
    row
      .map((cell, column) => {
        const width = column === heads.length - 1 ? 0 : (widths[column] ?? 0)
        const padded = padColumns(cell, width, right.has(column) ? 'left' : 'right')
        return paintCell(padded, column, rows[index - 1], paint)
      })
      .join('  ')
      .trimEnd(),
  )
  return `${[...lines, '', summarise(rows), next].join('\n')}\n`
}

const next =
  '`git handoff resume BRANCH` shows what to do next on a branch; `git handoff check --head BRANCH` shows why its page is stale.'

function renderRow(row: BranchRow): string[] {
  const { must, ahead, behind } = row
  return [
    shown(row.local || row.remote === null ? row.branch : `${row.remote}/${row.branch}`, widest.branch),
    stateOf(row),
    must.total === 0 ? '-' : `${must.done}/${must.total}`,
    ahead === null ? '?' : String(ahead),
    behind === null ? '?' : String(behind),
    shown(row.author, widest.author),
    row.date.slice(0, 10),
    shown(renderPlain(row.title ?? ''), widest.title),
  ]
}

function shown(text: string, width: number): string {
  return cutColumns(showControls(text), width)
}

/** A branch that has nothing of its own (any more) needs no page. */
function stateOf({ freshness, ahead }: BranchRow): string {
  return ahead === 0 ? 'merged' : freshness
}

function paintCell(cell: string, column: number, row: BranchRow | undefined, paint: Paint): string {
  if (row === undefined) return paint(cell, 'bold')
  if (row.ahead === 0) return paint(cell, 'dim')
  return column === 1 ? paint(cell, colours[row.freshness]) : cell
}

function summarise(rows: readonly BranchRow[]): string {
  const counts = new Map<string, number>()
  for (const row of rows) counts.set(stateOf(row), (counts.get(stateOf(row)) ?? 0) + 1)
  const parts = [...counts].map(([state, number]) => `${number} ${state}`)
  return `${countNoun(rows.length, 'branch', 'branches')}: ${parts.join(', ')}.`
}
