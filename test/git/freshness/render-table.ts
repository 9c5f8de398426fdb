import type { Row } from './table.js'

/** The rows as a Markdown table, as docs/freshness.md has it. */
export function renderTable(rows: readonly Row[]): string {
  const cells = rows.map((row) => `| ${row.since} | ${renderVerdict(row)} |`)
  return ['| Since the page was written | Freshness |', '| --- | --- |', ...cells].join('\n')
}

function renderVerdict({ freshness, renamedFrom, uncovered, reason }: Row): string {
  if (renamedFrom !== undefined) return `${freshness}, with a warning of the old name`
  if (uncovered !== undefined && uncovered.length > 0)
    return `${freshness}: ${uncovered.map((path) => `\`${path}\``).join(', ')}`
  const isNameless = freshness === 'stale' && reason !== undefined
  return isNameless ? `${freshness}; it cannot be told which files` : freshness
}
