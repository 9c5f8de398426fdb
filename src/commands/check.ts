import { HandoffError } from '../core/errors.js'
import { deriveUnknown } from '../core/freshness/unknown.js'
import { countSeverities, lint, type RuleFinding } from '../core/lint/lint.js'
import type { LintInput } from '../core/lint/rule.js'
import { rulesFor } from '../core/lint/rules/index.js'
import { pagePath } from '../core/page-path.js'
import { type CheckReport, deriveVerdict } from '../core/report/report.js'
import { maskSecrets } from '../core/secrets/mask.js'
import type { FoundPage } from '../git/freshness/found-page.js'
import type { BranchRange } from '../git/range.js'
import { type BranchOptions, type Configured, openConfigured } from './branch.js'
import { type CheckReading, readCheck, readWithoutRange } from './check-input.js'

export interface CheckResult {
  report: CheckReport
  /** Where the page is, or would be, relative to the root. */
  path: string
  /** The page's text, which the places are places of; empty without a page. */
  text: string
}

/** What was looked at, and what was found: `--fix` goes on from here. */
export interface Checked extends CheckResult {
  configured: Configured
  /** Null where the branch could not be compared. */
  range: BranchRange | null
  page: FoundPage | null
  input: LintInput
  /** What the report says, with what would repair it. */
  findings: readonly RuleFinding[]
}

/**
 * Checks the page of a branch against the branch. Writes nothing.
 *
 * @throws HandoffError of kind `page` for a page that cannot be read, `usage` where there is nothing to hand off.
 * Missing history is no error: the report says that it is not known.
 */
export async function checkHandoff(options: BranchOptions): Promise<Checked> {
  return await checkConfigured(await openConfigured(options), options)
}

/** As `checkHandoff`, in a repository that is open already. */
export async function checkConfigured(configured: Configured, options: BranchOptions): Promise<Checked> {
  const { config, repository } = configured
  const range = await configured.range.catch((error: unknown) => {
    if (error instanceof HandoffError && error.kind === 'history') return error
    throw error
  })
  const isKnown = !(range instanceof HandoffError)
  const branch = isKnown ? range.branch : options.head === undefined ? repository.branch : null
  const path = pagePath(config.path, branch ?? 'HEAD')
  const reading: CheckReading = isKnown
    ? await readCheck({ repository, config, range, page: path })
    : await readWithoutRange(configured, path, deriveUnknown(range))
  const { input, page, hasPlaces } = reading
  const findings = lint(input, rulesFor(input.freshness.freshness))
  const diagnostics = findings.map(({ diagnostic }) =>
    hasPlaces ? diagnostic : { ...diagnostic, place: null },
  )
  const { freshness, cause, reason, hints = [] } = input.freshness
  const header = page?.header ?? null
  const report: CheckReport = await maskReport({
    version: 1,
    branch,
    head: isKnown ? range.head : repository.head,
    base: isKnown ? range.base : null,
    handoff:
      header === null ? null : { path, branch: header.branch, covers: header.covers, work: header.work },
    freshness,
    cause,
    reason,
    ...(hints.length > 0 ? { hints } : {}),
    verdict: deriveVerdict(diagnostics, freshness, config.failOn),
    counts: countSeverities(diagnostics),
    diagnostics,
  })
  const { text } = page ?? { text: '' }
  return { report, path, text, configured, range: isKnown ? range : null, page, input, findings }
}

/** Without the secrets that findings quote; branches and commits are looked up again by what follows. */
async function maskReport(report: CheckReport): Promise<CheckReport> {
  const { reason, diagnostics, ...kept } = report
  return { ...kept, ...(await maskSecrets({ reason, diagnostics })) }
}
