import { deriveAdvice, type Reader } from '../freshness/advice.js'
import type { Diagnostic, SourceRange } from '../lint/lint.js'
import { blankKnownSecrets } from '../secrets/mask.js'
import { showControls } from '../text/code.js'
import type { Paint } from '../text/terminal.js'
import { type CheckReport, renderVerdict } from './report.js'

const colours = { error: 'red', warning: 'yellow', info: 'cyan' } as const
/** Characters of a line that are shown; columns around the finding, where there are more. */
const widest = 100

/** For people: each finding with its line, a caret below it, the reason and the hint; the verdict last. */
export async function renderText(
  report: CheckReport,
  path: string,
  page: string,
  paint: Paint,
  reader: Reader = 'clone',
): Promise<string> {
  const lines = blankKnownSecrets(page).split(/\r\n?|\n/)
  const shown = report.diagnostics.map(({ place }) => lines[(place?.start.line ?? 0) - 1] ?? '')
  const widthOf = await openWidth(shown)
  const findings = report.diagnostics.map((diagnostic, at) =>
    renderFinding(diagnostic, path, shown[at] ?? '', { paint, widthOf }),
  )
  const verdict = [
    paint(showControls(renderVerdict(report, path)), 'bold'),
    ...renderHints(report, paint),
    ...renderAdvice(report, reader),
  ]
  return `${[...findings, verdict.join('\n')].join('\n\n')}\n`
}

interface Style {
  paint: Paint
  /** Columns of a terminal that a text takes. */
  widthOf: (text: string) => number
}

/** Latin letters and the usual punctuation, each one column wide. */
const narrow = /^[\t\x20-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u2199]*$/

/** Other scripts and emoji need a library that takes longer to load than most checks. */
async function openWidth(lines: readonly string[]): Promise<Style['widthOf']> {
  if (lines.every((line) => narrow.test(line))) return (text) => text.length
  return (await import('../text/columns.js')).widthOf
}

function renderFinding(found: Diagnostic, path: string, line: string, style: Style): string {
  const { paint } = style
  const { place, severity, ruleId, reason, hint } = found
  const where = place === null ? path : `${path}:${place.start.line}:${place.start.column}`
  const rows = [
    `${showControls(where)} ${paint(severity, colours[severity])} ${paint(ruleId, 'dim')}`,
    ...(place === null ? [] : renderLine(line, place, style)),
    `  ${showControls(reason)}`,
  ]
  if (hint !== null) rows.push(`  ${paint('hint:', 'cyan')} ${showControls(hint)}`)
  return rows.join('\n')
}

/** The line with its number, and carets below what is meant on it. */
function renderLine(line: string, { start, end }: SourceRange, { paint, widthOf }: Style): string[] {
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
