import type { Checked } from '../commands/check.js'
import type { Config } from '../core/config/config.js'
import type { Diagnostic } from '../core/lint/diagnostic.js'
import { countSeverities } from '../core/lint/lint.js'
import { type CheckReport, deriveVerdict } from '../core/report/report.js'
import { renderCode } from '../core/text/code.js'
import type { Inputs } from './inputs.js'

/** What the workflow wants of a page, put on what was found. */
export function judge(
  { report, path }: Pick<Checked, 'report' | 'path'>,
  { require, failOn }: { require: Inputs['require']; failOn: Config['failOn'] },
): CheckReport {
  const { freshness } = report
  const diagnostics = [
    ...(require === 'finished' && hasPage(report) ? [unfinished(path)] : []),
    ...report.diagnostics.filter(({ ruleId }) => require === 'page' || ruleId !== 'handoff-present'),
  ]
  return {
    ...report,
    diagnostics,
    counts: countSeverities(diagnostics),
    verdict: deriveVerdict(diagnostics, freshness, failOn),
  }
}

function hasPage({ freshness }: CheckReport): boolean {
  return freshness !== 'missing' && freshness !== 'finished' && freshness !== 'unknown'
}

function unfinished(path: string): Diagnostic {
  return {
    ruleId: 'require-finished',
    severity: 'error',
    reason: `${renderCode(path)} still exists: remove it before the merge`,
    place: null,
    hint: 'Run `git handoff finish`, then push.',
    fixable: false,
    data: { cause: 'page-not-removed' },
  }
}
