import type { Diagnostic } from '../lint/diagnostic.js'
import { renderCode } from '../text/code.js'
import { escapeForTerminal } from '../text/terminal.js'
import { type CheckReport, renderVerdict } from './report.js'

/** For job summaries and messages: the verdict, then a list of findings. */
export function renderMarkdown(report: CheckReport, path: string): string {
  const marks = { pass: '✅', fail: '❌', unknown: '❔' } as const
  const lines = report.diagnostics.map((found) => renderItem(found))
  const text = [
    `${marks[report.verdict]} ${renderVerdict(report, renderCode(path))}`,
    ...(report.hints ?? []).flatMap((hint) => ['', hint]),
    ...(lines.length > 0 ? ['', ...lines] : []),
  ]
  return escapeForTerminal(`${text.join('\n')}\n`)
}

function renderItem({ severity, ruleId, place, reason, hint }: Diagnostic): string {
  const where = place === null ? '' : `, line ${place.start.line}`
  const more = hint === null ? '' : `\n  ${hint}`
  return `- **${severity}** ${renderCode(ruleId)}${where}: ${reason}${more}`
}
