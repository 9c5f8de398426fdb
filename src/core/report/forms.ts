import { rules } from '../config/config.js'
import { ruleIds } from '../config/options.js'
import { explanations } from '../lint/explanations.js'
import type { Diagnostic } from '../lint/lint.js'
import { maskKnownSecretsIn } from '../secrets/mask.js'
import { renderCode, showControls } from '../text/code.js'
import type { Paint } from '../text/terminal.js'
import { escapeForTerminal, escapeJsonForTerminal } from '../text/terminal.js'
import { type CheckReport, renderVerdict } from './report.js'
import { renderSarif } from './sarif.js'
import { renderText } from './text.js'

export type ReportForm = (typeof reportForms)[number]

/** The forms a report can have. */
export const reportForms = ['text', 'json', 'sarif', 'github', 'markdown'] as const

/** A report with what its forms show besides: the page's path and text, how to paint, our version. */
export async function renderReport(
  form: ReportForm,
  { report: found, path, text }: { report: CheckReport; path: string; text: string },
  { paint, version, indent }: { paint: Paint; version: string; indent: boolean },
): Promise<string> {
  const report = maskKnownSecretsIn(found)
  switch (form) {
    case 'text':
      return await renderText(report, path, text, paint)
    case 'json':
      return `${escapeJsonForTerminal(JSON.stringify(report, null, indent ? 2 : 0))}\n`
    case 'sarif': {
      const about = ruleIds.map((id) => ({ id, finds: rules[id].finds, repair: explanations[id].repair }))
      return renderSarif(report, path, { rules: about, version })
    }
    case 'github':
      return renderGithub(report, path)
    case 'markdown':
      return renderMarkdown(report, path)
  }
}

const commands = { error: 'error', warning: 'warning', info: 'notice' } as const

/**
 * Workflow commands, one line a finding, which GitHub shows at the line of the page:
 * `::error file=HANDOFF.md,line=14,col=4,title=work-covered::Unexpected …`.
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
function renderGithub(report: CheckReport, path: string): string {
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

/** For job summaries and messages: the verdict, then a list of findings. */
function renderMarkdown(report: CheckReport, path: string): string {
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
