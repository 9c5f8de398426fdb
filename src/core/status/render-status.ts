import { renderStatus } from '../document/status.js'
import type { Freshness } from '../freshness/freshness.js'
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
  counts: Record<'error' | 'warning' | 'info', number>
  uncommitted: readonly string[]
}

const words: Readonly<Record<Freshness, (path: string) => string>> = {
  fresh: (path) => `${path} matches the branch`,
  moved: (path) => `${path} matches the branch, but its line numbers have moved`,
  stale: (path) => `${path} is stale: the branch has work that it does not tell`,
  foreign: (path) => `${path} is the page of another branch`,
  missing: (path) => `there is no ${path} yet`,
  finished: (path) => `finished: ${path} was removed`,
  unknown: (path) => `cannot tell whether ${path} matches the branch`,
}

const nexts: Readonly<Record<Freshness, string>> = {
  fresh: '`git handoff resume` tells how to go on.',
  moved: '`git handoff check --fix` brings the numbers up to date.',
  stale: '`git handoff check` names the files, `git handoff sync` brings the page up to date.',
  foreign: '`git handoff create` begins a page of this branch.',
  missing: '`git handoff create` writes it.',
  finished: 'It can be merged.',
  unknown: '`git handoff check` says what is missing.',
}

/** A few lines: the branch, its work, its page, and what to run next. */
export function renderBranchStatus(found: StatusOfOne, paint: Paint): string {
  const [row] = found.branches
  const lines = [
    ...(row.must.total > 0 || row.title !== null ? [renderStatus(row.must)] : []),
    renderSides(row, found.base),
    `Page: ${words[row.freshness](found.path)}${renderCounts(found.counts)}.`,
    ...(found.reason === null ? [] : [`Why: ${found.reason}`]),
    ...renderUncommitted(found.uncommitted),
    `Next: ${nexts[row.freshness]}`,
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

function renderCounts({ error, warning }: StatusOfOne['counts']): string {
  const parts = [
    ...(error > 0 ? [`${error} ${error === 1 ? 'error' : 'errors'}`] : []),
    ...(warning > 0 ? [`${warning} ${warning === 1 ? 'warning' : 'warnings'}`] : []),
  ]
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`
}

function renderUncommitted(paths: readonly string[]): string[] {
  const [first] = paths
  if (first === undefined) return []
  const rest = paths.length - 1
  return [
    `Not committed: ${first}${rest === 0 ? '' : ` and ${rest} more`}. \`git handoff checkpoint\` puts it on the page.`,
  ]
}
