import { showControls } from '../text/controls.js'
import { renderPlain } from '../text/plain.js'
import type { BranchRow } from './branch-row.js'

/** Puts colour on a text, or does not. */
export type Paint = (text: string, colour: 'red' | 'green' | 'yellow' | 'cyan' | 'bold' | 'dim') => string

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
    return `There is no branch beside ${base ?? 'the base'}. \`git switch -c NAME\` begins one.\n`
  const cells = [[...heads], ...rows.map(renderRow)]
  const widths = heads.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)))
  const lines = cells.map((row, index) =>
    row
      .map((cell, column) => {
        const width = column === heads.length - 1 ? 0 : (widths[column] ?? 0)
        const padded = right.has(column) ? cell.padStart(width) : cell.padEnd(width)
        return paintCell(padded, column, rows[index - 1], paint)
      })
      .join('  ')
      .trimEnd(),
  )
  return `${[...lines, '', summarise(rows), next].join('\n')}\n`
}

const next =
  '`git handoff resume BRANCH` tells how to go on with one; `git handoff check --head BRANCH` why its page is stale.'

function renderRow(row: BranchRow): string[] {
  const { must, ahead, behind } = row
  return [
    shorten(row.local || row.remote === null ? row.branch : `${row.remote}/${row.branch}`, widest.branch),
    stateOf(row),
    must.total === 0 ? '-' : `${must.done}/${must.total}`,
    ahead === null ? '?' : String(ahead),
    behind === null ? '?' : String(behind),
    shorten(row.author, widest.author),
    row.date.slice(0, 10),
    shorten(renderPlain(row.title ?? ''), widest.title),
  ]
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
  const parts = [...counts].map(([state, count]) => `${count} ${state}`)
  return `${rows.length} ${rows.length === 1 ? 'branch' : 'branches'}: ${parts.join(', ')}.`
}

function shorten(text: string, width: number): string {
  const shown = showControls(text)
  return shown.length <= width ? shown : `${shown.slice(0, width - 1)}…`
}
