import { deriveAdvice, type Reader } from '../freshness/advice.js'
import type { Diagnostic, Place } from '../lint/lint.js'
import { blankKnownSecrets } from '../secrets/mask.js'
import { showControls } from '../text/code.js'
import { widthOf } from '../text/columns.js'
import type { Paint } from '../text/terminal.js'
import { type CheckReport, renderVerdict } from './report.js'

const colours = { error: 'red', warning: 'yellow', info: 'cyan' } as const
/** Characters of a line that are shown; columns around the finding, where there are more. */
const widest = 100

/** For people: each finding with its line, a caret below it, the reason and the hint; the verdict last. */
export function renderText(
  report: CheckReport,
  path: string,
  page: string,
  paint: Paint,
  reader: Reader = 'clone',
): string {
  const lines = blankKnownSecrets(page).split(/\r\n?|\n/)
  const findings = report.diagnostics.map((diagnostic) => renderFinding(diagnostic, path, lines, paint))
  const verdict = [
    paint(showControls(renderVerdict(report, path)), 'bold'),
    ...renderHints(report, paint),
    ...renderAdvice(report, reader),
  ]
  return `${[...findings, verdict.join('\n')].join('\n\n')}\n`
}

function renderFinding(found: Diagnostic, path: string, lines: readonly string[], paint: Paint): string {
  const { place, severity, ruleId, reason, hint } = found
  const where = place === null ? path : `${path}:${place.start.line}:${place.start.column}`
  const rows = [
    `${showControls(where)} ${paint(severity, colours[severity])} ${paint(ruleId, 'dim')}`,
    ...(place === null ? [] : renderLine(lines[place.start.line - 1] ?? '', place, paint)),
    `  ${showControls(reason)}`,
  ]
  if (hint !== null) rows.push(`  ${paint('hint:', 'cyan')} ${showControls(hint)}`)
  return rows.join('\n')
}

/** The line with its number, and carets below what is meant on it. */
function renderLine(line: string, { start, end }: Place, paint: Paint): string[] {
  const from = start.column - 1
  const to = Math.max(from + 1, end.line > start.line ? line.trimEnd().length : end.column - 1)
  const cut = from > widest - 20 ? from - 20 : 0
  const show = (text: string) => showControls(text.replaceAll('\t', ' '))
  const before = (cut > 0 ? '…' : '') + show(line.slice(cut, from))
  const meant = show(line.slice(from, Math.min(to, cut + widest)))
  const after =
    show(line.slice(Math.min(to, cut + widest), cut + widest)) + (line.length > cut + widest ? '…' : '')
  const gutter = String(start.line)
  const blank = ' '.repeat(gutter.length)
  const caret = '^'.repeat(Math.max(1, widthOf(meant)))
  return [
    `  ${paint(`${gutter} |`, 'dim')} ${before}${meant}${after}`,
    `  ${paint(`${blank} |`, 'dim')} ${' '.repeat(widthOf(before))}${paint(caret, 'red')}`,
  ]
}

function renderHints({ hints = [] }: CheckReport, paint: Paint): string[] {
  return hints.map((hint) => `${paint('hint:', 'cyan')} ${showControls(hint)}`)
}

function renderAdvice(report: CheckReport, reader: Reader): string[] {
  const advice = deriveAdvice(report, reader)
  // A hint about what is missing says more than the advice for its kind.
  if (advice === null || (reader === 'clone' && (report.hints ?? []).length > 0)) return []
  return [advice.command === null ? `${advice.text}.` : `${advice.text}: ${advice.command}`]
}
