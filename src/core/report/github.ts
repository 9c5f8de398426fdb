import type { Diagnostic } from '../lint/diagnostic.js'
import { showControls } from '../text/controls.js'
import { type CheckReport, renderVerdict } from './report.js'

const commands = { error: 'error', warning: 'warning', info: 'notice' } as const

/**
 * Workflow commands, one line a finding, which GitHub shows at the line of the page:
 * `::error file=HANDOFF.md,line=14,col=4,title=work-covered::Unexpected …`.
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function renderGithub(report: CheckReport, path: string): string {
  const commands = report.diagnostics.map((found) => renderCommand(found, path))
  return [...commands, ...renderUnknown(report, path)].map((line) => `${line}\n`).join('')
}

/** A job that ends with 3 must say why; no finding does. */
function renderUnknown(report: CheckReport, path: string): string[] {
  if (report.verdict !== 'unknown') return []
  const text = [renderVerdict(report, path), ...(report.hints ?? [])].join('\n')
  return [`::warning title=git-handoff::${escapeData(text)}`]
}

function renderCommand({ severity, place, ruleId, reason, hint }: Diagnostic, path: string): string {
  const properties: [string, string | number][] = [['file', path]]
  if (place !== null) {
    properties.push(['line', place.start.line], ['endLine', place.end.line])
    // Columns are allowed within one line only.
    if (place.start.line === place.end.line)
      properties.push(['col', place.start.column], ['endColumn', place.end.column])
  }
  properties.push(['title', ruleId])
  const list = properties.map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(',')
  return `::${commands[severity]} ${list}::${escapeData(hint === null ? reason : `${reason}\n${hint}`)}`
}

/** What a line of the log may hold as data; the escapes are the runner's own. */
function escapeData(text: string): string {
  return text
    .split('\n')
    .map((line) => showControls(line).replaceAll('%', '%25'))
    .join('%0A')
}

function escapeProperty(text: string): string {
  return showControls(text).replaceAll('%', '%25').replaceAll(':', '%3A').replaceAll(',', '%2C')
}
