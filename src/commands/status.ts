import type { Operation } from '../core/facts.js'
import type { FreshnessCause } from '../core/freshness/freshness.js'
import type { Diagnostic } from '../core/lint/lint.js'
import { maskSecrets } from '../core/secrets/mask.js'
import { deriveShortTitle } from '../core/status/quick-page.js'
import { type BranchRow, orderByAttention } from '../core/status/rows.js'
import { readBranchTable } from '../git/branches/table.js'
import { readConfig } from '../git/config-file.js'
import { openRepository } from '../git/repository.js'
import { type BranchOptions, hintingAtBranches } from './session.js'

interface BranchesStatus {
  version: 1
  /** What all are compared with; null where there is none. */
  base: string | null
  /** Those that need attention first. */
  branches: BranchRow[]
}

/** Where every branch stands, here and on the remotes, as far as they have been fetched. */
export async function readBranchesStatus(
  options: Pick<BranchOptions, 'cwd' | 'environment'>,
): Promise<BranchesStatus> {
  const repository = await openRepository(options.cwd, options.environment)
  const { base, rows } = await readBranchTable(repository, await readConfig(repository))
  return await maskSecrets({ version: 1 as const, base, branches: orderByAttention(rows) })
}

interface BranchStatus extends BranchesStatus {
  /** The one branch that was asked about. */
  branches: [BranchRow]
  /** Where its page is, or would be. */
  path: string
  /** Why the freshness is what it is, where that needs saying. */
  reason: string | null
  cause: FreshnessCause
  counts: Record<'error' | 'warning' | 'info', number>
  /** What `check` found: advice depends on it. */
  findings: readonly Diagnostic[]
  /** Work that is not committed, which only this machine has. */
  uncommitted: string[]
  /** What git has begun here and not ended. */
  operation?: Operation
}

/** Where the branch that is checked out stands, compared by content. Throws as `checkHandoff`. */
export async function readBranchStatus(options: BranchOptions): Promise<BranchStatus> {
  // Not before it is needed: the table of all branches can do without a Markdown parser.
  const [{ checkHandoff }, { readSides }, { countTasks }] = await Promise.all([
    import('./check.js'),
    import('../git/branches/sides.js'),
    import('../core/page/tasks.js'),
  ])
  const { report, path, input, session } = await hintingAtBranches(() => checkHandoff(options))
  const { freshness, cause, reason, counts, diagnostics: findings } = report
  const sides = await readSides(session.repository, report.base?.name ?? null, report.head)
  const isOwn = freshness !== 'foreign' && freshness !== 'missing' && input.page !== null
  const row: BranchRow = {
    branch: report.branch ?? 'HEAD',
    remote: null,
    local: true,
    head: report.head ?? '',
    author: sides.author,
    date: sides.date,
    freshness,
    must: isOwn && input.page !== null ? countTasks(input.page) : { done: 0, total: 0 },
    title: isOwn ? deriveShortTitle(input.page?.title?.text ?? '') : null,
    ahead: sides.ahead,
    behind: sides.behind,
  }
  const uncommitted = (input.facts?.openEnds ?? []).flatMap(({ kind, path: file, text }) =>
    kind === 'uncommitted' ? [file ?? text] : [],
  )
  const base = report.base?.name ?? null
  return await maskSecrets({
    version: 1 as const,
    base,
    branches: [row],
    path,
    cause,
    reason,
    counts,
    findings,
    uncommitted,
    ...(report.operation === undefined ? {} : { operation: report.operation }),
  })
}
