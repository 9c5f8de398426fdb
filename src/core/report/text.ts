import { deriveAdvice, type Reader } from '../freshness/advice.js'
import type { Diagnostic, Place } from '../lint/lint.js'
import { blankKnownSecrets } from '../secrets/mask.js'
import { showControls } from '../text/code.js'
import { type CheckReport, renderVerdict } from './report.js'

/** Puts a colour on a text; the same text where there are none. */
export type Paint = (text: string, colour: 'red' | 'yellow' | 'cyan' | 'bold' | 'dim') => string

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
  const lines = blankKnownSecrets(page).split(/\r?\n/)
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

/** Columns on a terminal: East Asian wide characters and emoji take two, marks that combine none. */
function widthOf(text: string): number {
  let width = 0
  for (const character of text) {
    if (/\p{Mn}|\p{Me}|\u200d|\ufe0f/u.test(character)) continue
    width +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u.test(
        character,
      )
        ? 2
        : 1
  }
  return width
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
